using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Summarizer.Api;
using Summarizer.Articles;
using Summarizer.Engines;

namespace Summarizer.Exports;

internal static class ExportEndpoints
{
    public static IEndpointRouteBuilder MapExport(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/articles/export", ExportArticles)
            .WithTags("Articles")
            .RequireRole(AccessRole.Read)
            .WithName("ExportArticles")
            .WithSummary("All articles, or those that satisfy the conditions, as one stream")
            .WithDescription(
                "NDJSON: each line is an article as GET of the article has it (schema DigestResponse). The lines are in the order of the ids. After an interruption go on with the `id` of the last whole line as `after`: no article is left out or sent twice. An article that is added meanwhile is there if its place is still to come; each line is as new as its page of 100 articles. Not compressed, and without an entity tag."
            )
            .Produces<Stream>(200, ArticleExport.NdJson);
        return routes;
    }

    private static ArticleExport ExportArticles(
        [AsParameters] ExportParameters parameters,
        ArticleStore store,
        DigestEngines engines
    ) => new(parameters, store, engines);
}
