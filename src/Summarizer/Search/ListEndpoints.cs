using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Summarizer.Api;
using Summarizer.Api.Http;
using Summarizer.Digests;
using Summarizer.Search.Conditions;

namespace Summarizer.Search;

internal static class ListEndpoints
{
    public const string BadToken = "'after' must be the 'next' of the previous page, with the same conditions.";

    public static IEndpointRouteBuilder MapLists(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/articles", ListArticles)
            .WithTags("Articles")
            .RequireRole(AccessRole.Read)
            .WithName("ListArticles")
            .WithSummary("All articles, newest first, or the results of a search")
            .WithDescription(
                "Conditions combine. A page may be short, even empty, and still have a next one: continue until `next` is absent."
            )
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

    /// <summary>The path and query of the next page, without the keys of a Functions host.</summary>
    public static string PathWith(HttpRequest request, string next)
    {
        var parameters = request
            .Query.Where(p => p.Key != "after" && !QueryParameter.OfTheHost.Contains(p.Key))
            .ToDictionary(p => p.Key, p => (string?)p.Value);
        parameters["after"] = next;
        return QueryHelpers.AddQueryString(request.Path.Value!, parameters);
    }

    private static async Task<Results<Representation, ProblemHttpResult>> ListArticles(
        HttpContext context,
        [AsParameters] ListParameters parameters,
        ArticleLists lists,
        CancellationToken cancellationToken
    )
    {
        var query = parameters.ToQuery();
        if (query.WhyNot is { } why)
        {
            return Problems.InvalidParameter(why);
        }

        if (await lists.ListAsync(query, cancellationToken) is not { } page)
        {
            return Problems.InvalidParameter(BadToken);
        }

        LinkNext(context, page.Next);
        return new Representation((parameters.Fields ?? DigestFields.All).Write(page), Representation.Json);
    }
}
