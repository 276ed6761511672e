using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Summarizer.Api;
using Summarizer.Api.Http;
using Summarizer.Index;

namespace Summarizer.Search;

/// <summary>How questions and keywords of all articles are asked for over HTTP.</summary>
internal static class AcrossEndpoints
{
    private const int LongestPrefix = 100;

    private static readonly QueryParameter[] _faqParameters =
    [
        .. ArticleQuery.Parameters.Where(p => p.Name is not ("q" or "status")),
        QueryParameter.Text(
            "q",
            "Only questions with all these words; as in the list of articles: inflected, \"in quotes\", pre*.",
            "peace talks"
        ),
    ];

    private static readonly QueryParameter[] _keywordParameters =
    [
        QueryParameter.Text("prefix", "Only keywords that start so, however they are cased.", "pea"),
        .. ArticleQuery.Parameters.Where(p => p.Name is "limit" or "after"),
    ];

    public static IEndpointRouteBuilder MapAcross(this IEndpointRouteBuilder routes)
    {
        var across = routes.MapGroup("/api").WithTags("Across articles");
        across
            .MapGet("/faqs", ListFaqs)
            .WithName("ListFaqs")
            .WithSummary("Questions that articles answer, the newest article first, or those that a search finds")
            .WithDescription("Each with its answer, the sentences that support it, and the article it is of.")
            .WithQuery(_faqParameters)
            .Produces<FaqPage>()
            .Produces(304)
            .WithProblems(ProblemKind.PreconditionFailed);
        across
            .MapGet("/keywords", ListKeywords)
            .WithName("ListKeywords")
            .WithSummary("Keywords in alphabetical order, each with the number of articles that have it")
            .WithDescription("Counts follow articles as they come, change and go, deletions included.")
            .WithQuery(_keywordParameters)
            .Produces<KeywordPage>()
            .Produces(304)
            .WithProblems(ProblemKind.PreconditionFailed);
        return routes;
    }

    private static async Task<IResult> ListFaqs(HttpContext context, FaqLists faqs, CancellationToken cancellationToken)
    {
        if (!ArticleQuery.TryParse(context.Request.Query, out var query, out var error))
        {
            return Problems.InvalidParameter(error);
        }

        if (await faqs.ListAsync(query, cancellationToken) is not { } page)
        {
            return Problems.InvalidParameter(ListEndpoints.BadToken);
        }

        ListEndpoints.LinkNext(context, page.Next);
        return new Representation(
            JsonSerializer.SerializeToUtf8Bytes(page, SearchJson.Readable.FaqPage),
            Representation.Json
        );
    }

    private static async Task<IResult> ListKeywords(
        HttpContext context,
        KeywordCounts counts,
        ContinuationTokens tokens,
        CancellationToken cancellationToken
    )
    {
        var query = context.Request.Query;
        var prefix = (string?)query["prefix"] ?? "";
        if (!ArticleQuery.TryParseLimit(query["limit"], out var limit))
        {
            return Problems.InvalidParameter(ArticleQuery.BadLimit);
        }

        if (prefix.Length > LongestPrefix)
        {
            return Problems.InvalidParameter($"'prefix' has at most {LongestPrefix} characters.");
        }

        // The service's own place is good only with the same filter and the same limit.
        var canonical = FormattableString.Invariant($"keywords\n{prefix}\n{limit}");
        string? place = null;
        if ((string?)query["after"] is { } after)
        {
            place = await tokens.UnwrapAsync(after, canonical, cancellationToken);
            if (place is null)
            {
                return Problems.InvalidParameter(ListEndpoints.BadToken);
            }
        }

        var (keywords, continuation) = await counts.ListAsync(prefix, limit, place, cancellationToken);
        var next = continuation is null ? null : await tokens.WrapAsync(continuation, canonical, cancellationToken);
        ListEndpoints.LinkNext(context, next);
        return new Representation(
            JsonSerializer.SerializeToUtf8Bytes(new KeywordPage(keywords, next), SearchJson.Readable.KeywordPage),
            Representation.Json
        );
    }
}
