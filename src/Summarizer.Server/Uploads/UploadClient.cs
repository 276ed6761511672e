using System.Net.Http.Headers;
using System.Security.Cryptography;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Server.Client;

namespace Summarizer.Server.Uploads;

/// <summary>Uploads articles over the HTTP API and waits for their digests.</summary>
/// <param name="server">The server.</param>
/// <param name="query">What the articles are to be digested with, as a query string; with any, nothing is skipped.</param>
internal sealed class UploadClient(ServerClient server, string query = "")
{
    /// <summary>Waits for the digest; calls <paramref name="uploaded"/> once the server has the article.</summary>
    /// <exception cref="ServerException">No server responded.</exception>
    public async Task<UploadOutcome> UploadAsync(
        UploadPlan.Item item,
        Action uploaded,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (await FindUnchangedAsync(item, cancellationToken) is { } unchanged)
            {
                uploaded();
                return new UploadOutcome.Unchanged(item, unchanged);
            }

            var article = await server.AskAsync(
                () => item.IsAddress ? Post(item) : Put(item),
                DigestJson.Readable.UploadResponse,
                cancellationToken
            );
            uploaded();
            var digest = await server.WaitAsync(article.Links.Self, cancellationToken);
            return digest.Status is ArticleStatus.Ready
                ? new UploadOutcome.Ready(item, digest)
                : new UploadOutcome.Failed(item, digest.Reason ?? "It could not be digested.");
        }
        catch (ServerException e) when (e.Status is not null)
        {
            return new UploadOutcome.Failed(item, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new UploadOutcome.Failed(item, e.Message);
        }
    }

    // The server's article, if it was made from the same bytes and would not be made differently now.
    private async Task<DigestResponse?> FindUnchangedAsync(UploadPlan.Item item, CancellationToken cancellationToken)
    {
        if (item.IsAddress || query.Length > 0)
        {
            return null;
        }

        var revision = await RevisionAsync(item.Source, cancellationToken);
        var article = await server.FindAsync(ArticleId.Of(item.Name), cancellationToken);
        return article is { Status: ArticleStatus.Ready, Outdated: not true } && article.Revision == revision
            ? article
            : null;
    }

    // As Digest.RevisionOf, of a file that may not fit in memory.
    private static async Task<string> RevisionAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return $"sha256:{Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken))}";
    }

    private HttpRequestMessage Put(UploadPlan.Item item)
    {
        var address = "/api/articles/" + string.Join('/', item.Name.Split('/').Select(Uri.EscapeDataString));
        // Without a media type: the server knows the format by the content and the name.
        return new HttpRequestMessage(HttpMethod.Put, address + query)
        {
            Content = new StreamContent(File.OpenRead(item.Source)),
        };
    }

    private HttpRequestMessage Post(UploadPlan.Item item) =>
        new(HttpMethod.Post, "/api/articles" + query)
        {
            Content = JsonContent.Create(
                new Dictionary<string, string> { ["url"] = item.Source },
                new MediaTypeHeaderValue("application/json")
            ),
        };
}
