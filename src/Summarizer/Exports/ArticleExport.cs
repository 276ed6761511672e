using Microsoft.AspNetCore.Http;
using Summarizer.Api.Http;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Engines;

namespace Summarizer.Exports;

/// <summary>
/// The articles that are asked for, a line each, read from storage as fast as the client takes them: a page of articles is
/// in memory at a time. By id, which an article keeps whatever happens to it: so an id is all that it takes to go on.
/// </summary>
internal sealed class ArticleExport(ExportParameters parameters, ArticleStore store, DigestEngines engines) : IResult
{
    public const string NdJson = "application/x-ndjson";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var gone = httpContext.RequestAborted;
        await using var rows = store.ListAsync(parameters.After, gone).GetAsyncEnumerator(gone);

        // Before the response begins: now it can still say that storage is away. Later the connection is cut instead, so
        // that nobody takes a part for the whole.
        var isThere = await rows.MoveNextAsync();
        httpContext.Response.ContentType = NdJson;
        httpContext.Response.Headers.CacheControl = "private, no-store";
        if (HeadRequests.IsHead(httpContext))
        {
            return;
        }

        for (; isThere; isThere = await rows.MoveNextAsync())
        {
            if (parameters.AskFor(rows.Current) && !await PatientBody.WriteAsync(httpContext, LineOf(rows.Current)))
            {
                return;
            }
        }
    }

    private byte[] LineOf(ArticleRow row) =>
        [.. (parameters.Fields ?? DigestFields.All).Write(DigestResponse.From(row, engines)), (byte)'\n'];
}
