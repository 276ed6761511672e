using System.Net.Http.Headers;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Server.Client;

namespace Summarizer.Server.Uploads;

/// <summary>Uploads files over the HTTP API and waits for their digests.</summary>
internal sealed class UploadClient(ServerClient server)
{
    // The server decides from the content first; this is its second hint.
    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".txt"] = "text/plain",
        [".md"] = "text/markdown",
        [".html"] = "text/html",
        [".htm"] = "text/html",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".epub"] = "application/epub+zip",
        [".pdf"] = "application/pdf",
    };

    /// <summary>Uploads a file and waits until the server has digested it or has given it up.</summary>
    /// <param name="item">The file.</param>
    /// <param name="uploaded">Called once the server has the file.</param>
    /// <param name="cancellationToken">Stops the waiting; what is uploaded stays so.</param>
    public async Task<UploadOutcome> UploadAsync(
        UploadPlan.Item item,
        Action uploaded,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var article = await server.AskAsync(() => Put(item), DigestJson.Readable.UploadResponse, cancellationToken);
            uploaded();
            var digest = await server.WaitAsync(article.Links.Self, cancellationToken);
            return digest.Status is ArticleStatus.Ready
                ? new UploadOutcome.Ready(item, digest)
                : new UploadOutcome.Failed(item, digest.Reason ?? "It could not be digested.");
        }
        catch (Exception e) when (e is ServerException or IOException or UnauthorizedAccessException)
        {
            return new UploadOutcome.Failed(item, e.Message);
        }
    }

    private static HttpRequestMessage Put(UploadPlan.Item item)
    {
        var address = "/api/articles/" + string.Join('/', item.Name.Split('/').Select(Uri.EscapeDataString));
        var content = new StreamContent(File.OpenRead(item.File));
        if (MediaTypes.TryGetValue(Path.GetExtension(item.File), out var type))
        {
            content.Headers.ContentType = new MediaTypeHeaderValue(type);
        }

        return new HttpRequestMessage(HttpMethod.Put, address) { Content = content };
    }
}
