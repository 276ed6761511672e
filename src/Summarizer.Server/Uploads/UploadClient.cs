using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Server.Client;

namespace Summarizer.Server.Uploads;

/// <summary>Uploads files over the HTTP API and waits for their digests.</summary>
internal sealed class UploadClient(ServerClient server)
{
    /// <summary>Waits for the digest; calls <paramref name="uploaded"/> once the server has the file.</summary>
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
        // Without a media type: the server knows the format by the content and the name.
        return new HttpRequestMessage(HttpMethod.Put, address)
        {
            Content = new StreamContent(File.OpenRead(item.File)),
        };
    }
}
