using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Summarizer.Articles;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>
/// Users of the service, through its API or directly in the container. They do not retry failed calls: in the end the
/// container shows whether a call took effect.
/// </summary>
internal sealed class ChaosUsers(BlobContainerClient container, Random random)
{
    private static readonly string[] Endings = [".txt", ".md", ".html"];

    private readonly ConcurrentDictionary<string, byte> _names = new();
    private readonly Lock _lock = new();

    /// <summary>Performs one random action.</summary>
    public async Task ActAsync(int number, Uri? server, CancellationToken cancellationToken)
    {
        var (name, bytes, action) = Next(number);
        try
        {
            switch (action)
            {
                case "delete":
                    await DeleteAsync(name, server, cancellationToken);
                    break;
                case "api" when server is not null:
                    await PutAsync(server, name, bytes, cancellationToken);
                    break;
                default:
                    await container
                        .GetBlobClient(name)
                        .UploadAsync(new BinaryData(bytes), overwrite: true, cancellationToken);
                    break;
            }
        }
        catch (Exception e)
            when (e
                    is HttpRequestException
                        or RequestFailedException
                        or AggregateException
                        or IOException
                        or TaskCanceledException
            )
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private (string Name, byte[] Bytes, string Action) Next(int number)
    {
        lock (_lock)
        {
            var known = _names.Keys.Order(StringComparer.Ordinal).ToList();
            var kind = random.Next(100);
            var ending = Endings[random.Next(Endings.Length)];
            var name =
                kind < 55 || known.Count == 0 ? $"article-{number:D4}{ending}"
                : kind < 65 ? Path.ChangeExtension(known[random.Next(known.Count)], ending) // the same base name
                : known[random.Next(known.Count)]; // overwritten or deleted
            _names.TryAdd(name, 0);
            var content = random.Next(100) switch
            {
                < 5 => "  \n ", // nothing to read
                < 10 => "\0\u0001\u0002binary\0" + number,
                < 25 => Article(random.Next(3)), // the same bytes under many names
                _ => Article(number + 100),
            };
            return (
                name,
                Encoding.UTF8.GetBytes(content),
                kind >= 90 ? "delete"
                : random.Next(2) == 0 ? "api"
                : "blob"
            );
        }
    }

    private static string Article(int number) =>
        $"Report {number} from the Harbour\n\nThe harbour of Westmouth counted {number} ships in one week of March. "
        + $"Captain Ada Quill said that {number + 7} more were waiting outside. The council will build {number % 9 + 2} new piers.\n\n"
        + "Fishing boats keep the old basin. Ferries move to the north quay when it opens in autumn.";

    private static async Task PutAsync(Uri server, string name, byte[] bytes, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(20) };
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var answer = await http.PutAsync(
            $"/api/articles/{Uri.EscapeDataString(name)}",
            content,
            cancellationToken
        );
    }

    private async Task DeleteAsync(string name, Uri? server, CancellationToken cancellationToken)
    {
        if (server is null)
        {
            await container.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
            return;
        }

        using var http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(20) };
        using var answer = await http.DeleteAsync($"/api/articles/{ArticleId.Of(name)}", cancellationToken);
    }
}
