using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Summarizer.Articles;
using Summarizer.Storage;

namespace Summarizer.Load;

/// <summary>One user of a running server, and of the storage behind it. Each copy of the article has another end.</summary>
internal sealed class ArticleClient(Uri server, FileInfo article, string storage) : IDisposable
{
    private readonly HttpClient _http = new(
        new SocketsHttpHandler { MaxConnectionsPerServer = 1024, AutomaticDecompression = DecompressionMethods.None }
    )
    {
        BaseAddress = server,
        Timeout = TimeSpan.FromMinutes(10),
    };

    private readonly TableClient _rows = new TableServiceClient(storage).GetTableClient(StorageNames.ArticlesTable);
    private readonly string _text = File.ReadAllText(article.FullName);
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];

    public void Dispose() => _http.Dispose();

    /// <summary>The id of a copy.</summary>
    public ArticleId Id(int number) => ArticleId.Of(Name(number));

    /// <summary>
    /// Uploads a copy, again and again while the server asks for patience as it should: 429 or 503 with Retry-After.
    /// Anything else that is no success throws.
    /// </summary>
    /// <returns>How often it was asked for patience.</returns>
    public async Task<int> UploadAsync(int number, CancellationToken cancellationToken)
    {
        for (var refusals = 0; ; refusals++)
        {
            using var content = new ByteArrayContent(
                Encoding.UTF8.GetBytes($"{_text}\n\nThis is copy {number} of run {_run}.\n")
            );
            using var answer = await _http.PutAsync($"/api/articles/{Name(number)}", content, cancellationToken);
            if (
                answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
                || answer.Headers.RetryAfter?.Delta is not { } patience
            )
            {
                answer.EnsureSuccessStatusCode();
                return refusals;
            }

            await Task.Delay(patience, cancellationToken);
        }
    }

    /// <summary>Waits until a copy is digested; throws if it failed.</summary>
    public async Task WaitAsync(int number, CancellationToken cancellationToken)
    {
        while (true)
        {
            var digest = await _http.GetFromJsonAsync<JsonElement>(
                $"/api/articles/{Id(number)}?wait=60",
                cancellationToken
            );
            switch (digest.GetProperty("status").GetString())
            {
                case "ready":
                    return;
                case "failed":
                    throw new InvalidOperationException($"failed: {digest.GetProperty("reason").GetString()}");
            }
        }
    }

    /// <summary>Reads a digest to its end.</summary>
    /// <param name="number">The copy.</param>
    /// <param name="etag">The entity tag that is known; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The entity tag of the answer.</returns>
    public async Task<string> ReadDigestAsync(int number, string? etag, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/articles/{Id(number)}");
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        using var answer = await _http.SendAsync(request, cancellationToken);
        var expected = etag is null ? HttpStatusCode.OK : HttpStatusCode.NotModified;
        return answer.StatusCode == expected
            ? answer.Headers.ETag!.ToString()
            : throw new InvalidOperationException($"A digest was answered with {(int)answer.StatusCode}.");
    }

    /// <summary>Reads a page of the list to its end.</summary>
    public async Task ReadListAsync(CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync("/api/articles?limit=10", cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Reads the row of a digest from storage itself: what no server can be faster than.</summary>
    public async Task ReadRowAsync(int number, CancellationToken cancellationToken)
    {
        var id = Id(number);
        await _rows.GetEntityAsync<TableEntity>(id.Partition, id.Value, cancellationToken: cancellationToken);
    }

    /// <summary>Deletes a copy and everything made of it.</summary>
    public async Task DeleteAsync(int number, CancellationToken cancellationToken)
    {
        using var answer = await _http.DeleteAsync($"/api/articles/{Id(number)}", cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private string Name(int number) => $"load/{_run}/{number}{Path.GetExtension(article.Name)}";
}
