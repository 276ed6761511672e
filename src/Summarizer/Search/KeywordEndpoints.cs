using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Summarizer.Api;
using Summarizer.Api.Http;
using Summarizer.Index;
using Summarizer.Search.Conditions;

namespace Summarizer.Search;

internal static class KeywordEndpoints
{
    public static void MapKeywords(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/keywords", ListKeywords)
            .WithTags("Across articles")
            .RequireRole(AccessRole.Read)
            .WithName("ListKeywords")
            .WithSummary("Keywords in alphabetical order, each with the number of its articles")
            .WithDescription("The numbers are kept up to date as articles are added, changed and deleted.")
            .Produces<KeywordPage>()
            .Produces(304)
            .WithProblems(ProblemKind.PreconditionFailed);

    private static async Task<Results<Representation, ProblemHttpResult>> ListKeywords(
        HttpContext context,
        [AsParameters] KeywordParameters parameters,
        KeywordList keywordList,
        ContinuationTokens tokens,
        CancellationToken cancellationToken
    )
    {
        var (prefix, limit) = (parameters.Prefix ?? "", parameters.PageSize);

        var canonical = FormattableString.Invariant($"keywords\n{prefix}\n{limit}");
        string? place = null;
        if (parameters.After is { } after)
        {
            place = await tokens.UnwrapAsync(after, canonical, cancellationToken);
            if (place is null)
            {
                return Problems.InvalidParameter(ListEndpoints.BadToken);
            }
        }

        var (keywords, next) = await keywordList.ReadAsync(prefix, limit, place, cancellationToken);
        next = next is null ? null : await tokens.WrapAsync(next, canonical, cancellationToken);
        ListEndpoints.LinkNext(context, next);
        return new Representation(
            JsonSerializer.SerializeToUtf8Bytes(new KeywordPage(keywords, next), SearchJson.Readable.KeywordPage),
            Representation.Json
        );
    }
}
