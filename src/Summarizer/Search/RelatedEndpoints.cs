using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Summarizer.Api;
using Summarizer.Api.Http;
using Summarizer.Articles;
using Summarizer.Digests;

namespace Summarizer.Search;

internal static class RelatedEndpoints
{
    public static void MapRelated(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/articles/{article}/related", ListRelated)
            .WithTags("Articles")
            .RequireRole(AccessRole.Read)
            .WithName("ListRelatedArticles")
            .WithSummary("Articles that share the most telling words with one")
            .WithDescription("At most five, the most related first. None for an article that has no digest yet.")
            .Produces<DigestPage>()
            .Produces(304)
            .WithProblems(ProblemKind.NoSuchArticle, ProblemKind.PreconditionFailed);

    private static async Task<Results<Representation, ProblemHttpResult>> ListRelated(
        string article,
        DigestFields? fields,
        ArticleStore store,
        RelatedArticles related,
        CancellationToken cancellationToken
    )
    {
        if (
            !ArticleId.TryParse(article, out var id)
            || (await store.ReadAsync(id, cancellationToken)).Row is not { Status: not ArticleStatus.Deleted } row
        )
        {
            return Problems.NoSuchArticle(article);
        }

        var items = await related.FindAsync(row, cancellationToken);
        return new Representation(
            (fields ?? DigestFields.All).Write(new DigestPage(items, Next: null)),
            Representation.Json
        );
    }
}
