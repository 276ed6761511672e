using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Summarizer.Api;
using Summarizer.Api.Http;
using Summarizer.Digests;
using Summarizer.Search;
using Summarizer.Search.Conditions;

namespace Summarizer.Feeds;

internal static class FeedEndpoints
{
    private const string JsonRoute = "/feed.json";
    private const string AtomRoute = "/feed.atom";
    private const string Title = "Summarizer";

    public static IEndpointRouteBuilder MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(JsonRoute, GetJson)
            .WithTags("Across articles")
            .RequireRole(AccessRole.Read)
            .WithName("GetJsonFeed")
            .WithSummary("New digests as JSON Feed 1.1")
            .WithDescription("The newest ready articles, with the same conditions as the list of articles.")
            .Produces<JsonFeed>(200, "application/feed+json")
            .Produces(304)
            .WithProblems(ProblemKind.PreconditionFailed);
        routes
            .MapGet(AtomRoute, GetAtom)
            .WithTags("Across articles")
            .RequireRole(AccessRole.Read)
            .WithName("GetAtomFeed")
            .WithSummary("New digests as Atom")
            .WithDescription("The same items as the JSON feed (RFC 4287).")
            .Produces<string>(200, "application/atom+xml")
            .Produces(304)
            .WithProblems(ProblemKind.PreconditionFailed);
        return routes;
    }

    private static async Task<IResult> GetJson(
        HttpContext context,
        [AsParameters] ArticleParameters parameters,
        ArticleLists lists,
        CancellationToken cancellationToken
    ) =>
        await ReadAsync(context, parameters, lists, cancellationToken) is var (feed, problem) && feed is not null
            ? new Representation(
                JsonSerializer.SerializeToUtf8Bytes(feed, FeedJson.Readable.JsonFeed),
                "application/feed+json; charset=utf-8"
            )
            : problem!;

    private static async Task<IResult> GetAtom(
        HttpContext context,
        [AsParameters] ArticleParameters parameters,
        ArticleLists lists,
        CancellationToken cancellationToken
    ) =>
        await ReadAsync(context, parameters, lists, cancellationToken) is var (feed, problem) && feed is not null
            ? new Representation(
                AtomFeed.Write(feed, IdOf("feed"), Server(context.Request) + context.Request.Path),
                "application/atom+xml; charset=utf-8"
            )
            : problem!;

    private static async Task<(JsonFeed? Feed, IResult? Problem)> ReadAsync(
        HttpContext context,
        ArticleParameters parameters,
        ArticleLists lists,
        CancellationToken cancellationToken
    )
    {
        if (await lists.ListAsync(parameters.QueryWith(StatusCondition.Ready), cancellationToken) is not { } page)
        {
            return (null, Problems.InvalidParameter(ListEndpoints.BadToken));
        }

        var server = Server(context.Request);
        return (
            new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                Title,
                server + "/",
                server + JsonRoute,
                page.Next is { } next ? server + ListEndpoints.PathWith(context.Request, next) : null,
                [.. page.Items.Select(i => ItemOf(i, server))]
            ),
            null
        );
    }

    private static JsonFeedItem ItemOf(DigestResponse article, string server)
    {
        var address = $"{server}/articles/{article.Id}";
        return new(
            IdOf(article.Id.ToString()),
            address,
            article.Title!,
            TextOf(article.Summary!),
            article.UploadedAt!.Value,
            article.DigestedAt!.Value,
            [.. article.Keywords!.Select(k => k.Text)],
            article.Language is "und" ? null : article.Language
        );
    }

    private static string TextOf(SummaryResponse summary) =>
        SupportInWords.Of([.. summary.Claims.Select(c => c.Support)]) is { } support
            ? $"{summary.Text}\n\n{support}"
            : summary.Text;

    // The same whatever name the service is reached by: a reader must not take an item for a new one.
    private static string IdOf(string what) => $"urn:summarizer:{what}";

    private static string Server(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(JsonFeed))]
internal sealed partial class FeedJson : JsonSerializerContext
{
    /// <summary>For responses: letters of every script are written unescaped; see <see cref="DigestJson.Readable"/>.</summary>
    public static FeedJson Readable =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = DigestJson.Readable.Options.Encoder });
}
