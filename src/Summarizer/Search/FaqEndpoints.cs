using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Summarizer.Api;
using Summarizer.Api.Http;
using Summarizer.Search.Conditions;

namespace Summarizer.Search;

internal static class FaqEndpoints
{
    public static void MapFaqs(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/faqs", ListFaqs)
            .WithTags("Across articles")
            .RequireRole(AccessRole.Read)
            .WithName("ListFaqs")
            .WithSummary("Questions that articles answer, newest article first, or the results of a search")
            .WithDescription("Each with its answer, the sentences that support it, and its article.")
            .Produces<FaqPage>()
            .Produces(304)
            .WithProblems(ProblemKind.PreconditionFailed);

    private static async Task<Results<Representation, ProblemHttpResult>> ListFaqs(
        HttpContext context,
        [AsParameters] FaqParameters parameters,
        FaqLists faqs,
        CancellationToken cancellationToken
    )
    {
        if (await faqs.ListAsync(parameters.ToQuery(), cancellationToken) is not { } page)
        {
            return Problems.InvalidParameter(ListEndpoints.BadToken);
        }

        ListEndpoints.LinkNext(context, page.Next);
        return new Representation(
            JsonSerializer.SerializeToUtf8Bytes(page, SearchJson.Readable.FaqPage),
            Representation.Json
        );
    }
}
