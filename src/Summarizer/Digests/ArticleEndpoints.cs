using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Summarizer.Api;
using Summarizer.Api.Http;
using Summarizer.Articles;
using Summarizer.Engines;
using Summarizer.Processing;

namespace Summarizer.Digests;

internal static class ArticleEndpoints
{
    public static IEndpointRouteBuilder MapDigests(this IEndpointRouteBuilder routes)
    {
        var articles = routes.MapGroup("/articles").WithTags("Articles").RequireRole(AccessRole.Read);
        articles
            .MapGet("/{article}", GetArticle)
            .WithName("GetArticle")
            .WithSummary("The digest of one article")
            .WithDescription(
                "As JSON, or for people as Markdown or plain text, by `Accept`. The last good digest is served while a newer upload is processed; see `status` and `outdated`. With `wait` the response is held until the article is ready or failed."
            )
            .Produces<DigestResponse>(
                200,
                ArticleRepresentations.Json,
                ArticleRepresentations.Markdown,
                ArticleRepresentations.PlainText
            )
            .Produces(304)
            .WithProblems(ProblemKind.NoSuchArticle, ProblemKind.NotAcceptable, ProblemKind.PreconditionFailed);
        articles
            .MapGet("/{article}/source", GetSource)
            .WithName("GetSource")
            .WithSummary("The clean text and its sentences, which citations refer to")
            .WithDescription(
                "Offsets count UTF-16 units, as JavaScript, Java and .NET do. With `sentence` the response is that sentence with its heading and the two sentences on either side (schema SentenceInContext)."
            )
            .Produces<SourceDocument>()
            .Produces(304)
            .WithProblems(
                ProblemKind.NoSuchArticle,
                ProblemKind.NoSource,
                ProblemKind.NoSuchSentence,
                ProblemKind.PreconditionFailed
            );
        articles
            .MapPost("/{article}/retry", RetryArticle)
            .WithName("RetryArticle")
            .RequireRole(AccessRole.Write)
            .WithSummary("Digest an article again")
            .WithDescription(
                "For a failed article, or one with an outdated digest. The last good digest is served meanwhile. An article that is being processed is left alone."
            )
            .WithHeaders(HeaderParameter.IfMatch)
            .WithProblems(ProblemKind.NoSuchArticle, ProblemKind.PreconditionFailed);
        articles
            .MapDelete("/{article}", DeleteArticle)
            .WithName("DeleteArticle")
            .RequireRole(AccessRole.Admin)
            .WithSummary("Delete an article and everything made from it")
            .WithDescription("The upload, the digest, the clean text and all list entries. This cannot be undone.")
            .WithHeaders(HeaderParameter.IfMatch)
            .WithProblems(ProblemKind.NoSuchArticle, ProblemKind.FileProtected, ProblemKind.PreconditionFailed);
        return routes;
    }

    private static async Task<Results<Representation, ProblemHttpResult>> GetArticle(
        string article,
        [QueryParameter("Wait at most this many seconds for the article to be ready or failed.", "30")]
        [Range(1, 60)]
            int? wait,
        DigestFields? fields,
        HttpContext context,
        ArticleWait articleWait,
        DigestEngines engines,
        CancellationToken cancellationToken
    )
    {
        if (!ArticleId.TryParse(article, out var id))
        {
            return Problems.NoSuchArticle(article);
        }

        if (ArticleRepresentations.MediaTypeFor(context.Request) is not { } mediaType)
        {
            return ArticleRepresentations.NotAcceptable();
        }

        var (row, now) = await articleWait.ReadAsync(
            context,
            id,
            wait is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            cancellationToken
        );
        if (row is not { Status: not ArticleStatus.Deleted })
        {
            return Problems.NoSuchArticle(article);
        }

        return ArticleRepresentations.Of(row, now, mediaType, fields ?? DigestFields.All, engines);
    }

    private static async Task<Results<Representation, ProblemHttpResult>> GetSource(
        string article,
        [QueryParameter("Only this sentence, in its context.", "17")] [Range(1, int.MaxValue)] int? sentence,
        SharedReads reads,
        SourceStore sources,
        CancellationToken cancellationToken
    )
    {
        if (
            !ArticleId.TryParse(article, out var id)
            || (await reads.ReadAsync(id, cancellationToken)).Row is not { Status: not ArticleStatus.Deleted } row
        )
        {
            return Problems.NoSuchArticle(article);
        }

        if (
            row.Digest is not { } digest
            || await sources.ReadAsync(id, digest.Revision, cancellationToken) is not { } source
        )
        {
            return Problems.Of(ProblemKind.NoSource);
        }

        if (sentence is null)
        {
            return new Representation(
                JsonSerializer.SerializeToUtf8Bytes(source, DigestJson.Readable.SourceDocument),
                Representation.Json
            );
        }

        return SentenceInContext.Of(source, sentence.Value) is { } quoted
            ? new Representation(
                JsonSerializer.SerializeToUtf8Bytes(quoted, DigestJson.Readable.SentenceInContext),
                Representation.Json
            )
            : Problems.NoSuchSentence(source.Sentences.Count);
    }

    private static async Task<Results<Accepted<UploadResponse>, ProblemHttpResult>> RetryArticle(
        string article,
        HttpRequest request,
        DigestRetries retries,
        DigestEngines engines,
        CancellationToken cancellationToken
    )
    {
        if (!ArticleId.TryParse(article, out var id))
        {
            return Problems.NoSuchArticle(article);
        }

        var demanded = ArticlePrecondition.Of(request);
        var result = await retries.RetryAsync(id, row => demanded?.IsMetBy(row, engines) != false, cancellationToken);
        if (result is not RetryResult.Accepted { Row: var row })
        {
            return result is RetryResult.Refused
                ? Problems.Of(ProblemKind.PreconditionFailed)
                : Problems.NoSuchArticle(article);
        }

        var links = DigestLinks.Of(id);
        return TypedResults.Accepted(links.Self, new UploadResponse(article, row.Name, row.Status, links));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteArticle(
        string article,
        HttpRequest request,
        ArticleStore store,
        UploadStore uploads,
        ArticleProcessor processor,
        DigestEngines engines,
        CancellationToken cancellationToken
    )
    {
        if (
            !ArticleId.TryParse(article, out var id)
            || (await store.ReadAsync(id, cancellationToken)).Row is not { Status: not ArticleStatus.Deleted } row
            || !ArticleName.TryParse(row.Name, out var name)
        )
        {
            return Problems.NoSuchArticle(article);
        }

        // The blob goes first: a crash after it leaves a row without a blob, which the sweeper removes. A demand holds for
        // the upload as well, which may be a newer one by now.
        var demanded = ArticlePrecondition.Of(request);
        if (
            demanded?.IsMetBy(row, engines) == false
            || !await uploads.DeleteAsync(name, demanded?.VersionFor(row), cancellationToken)
        )
        {
            return Problems.Of(ProblemKind.PreconditionFailed);
        }

        await processor.ProcessAsync(name.Value, cancellationToken);
        return TypedResults.NoContent();
    }
}
