using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Summarizer.Api;
using Summarizer.Api.Http;
using Summarizer.Digests;

namespace Summarizer.Search;

/// <summary>How articles are listed and searched over HTTP.</summary>
internal static class ListEndpoints
{
    /// <summary>What is wrong with a token that does not belong to a list.</summary>
    public const string BadToken =
        "'after' is no token of this list. Take it from 'next' of the page before, with the same conditions.";

    public static IEndpointRouteBuilder MapLists(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/articles", ListArticles)
            .WithTags("Articles")
            .RequireRole(AccessRole.Read)
            .WithName("ListArticles")
            .WithSummary("All articles, newest first, or those that a search finds")
            .WithDescription(
                "Conditions combine. A page may come back short, even empty, and still have a next one: go on until `next` is absent."
            )
            .WithQuery([.. ArticleQuery.Parameters, DigestFields.Parameter])
            .Produces<DigestPage>()
            .Produces(304)
            .WithProblems(ProblemKind.PreconditionFailed);
        return routes;
    }

    /// <summary>Names the next page in the header Link (RFC 8288).</summary>
    public static void LinkNext(HttpContext context, string? next)
    {
        if (next is null)
        {
            return;
        }

        context.Response.Headers.Link = $"<{PathWith(context.Request, next)}>; rel=\"next\"";
    }

    /// <summary>The path and query of the next page. The keys of a Functions host do not go into addresses handed on.</summary>
    public static string PathWith(HttpRequest request, string next)
    {
        var parameters = request
            .Query.Where(p => p.Key is not ("after" or "code" or "clientId"))
            .ToDictionary(p => p.Key, p => (string?)p.Value);
        parameters["after"] = next;
        return QueryHelpers.AddQueryString(request.Path.Value!, parameters);
    }

    private static async Task<IResult> ListArticles(
        HttpContext context,
        ArticleLists lists,
        CancellationToken cancellationToken
    )
    {
        if (
            !ArticleQuery.TryParse(context.Request.Query, out var query, out var error)
            || !DigestFields.TryParse(context.Request.Query["fields"], out var fields, out error)
        )
        {
            return Problems.InvalidParameter(error);
        }

        if (await lists.ListAsync(query, cancellationToken) is not { } page)
        {
            return Problems.InvalidParameter(BadToken);
        }

        LinkNext(context, page.Next);
        return new Representation(fields.Write(page), Representation.Json);
    }
}
