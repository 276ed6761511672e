using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Summarizer.Api;
using Summarizer.Articles;
using Summarizer.Digests;

namespace Summarizer.Uploads;

/// <summary>How articles come in over HTTP.</summary>
internal static class UploadEndpoints
{
    private const string Route = "/api/articles/";

    public static IEndpointRouteBuilder MapUploads(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPut("/articles/{**article}", PutArticle)
            .WithName("UploadArticle")
            .WithTags("Articles")
            .RequireRole(AccessRole.Write)
            .WithSummary("Upload an article, or replace it")
            .WithDescription(
                "The body is the file: plain text, Markdown, HTML or DOCX. The digest follows; ask for it under Location, with ?wait=30 to have it held until it is ready. `If-None-Match: *` refuses to replace an article, and Content-MD5 is checked before anything is stored. `links.blob` is where the upload is in storage, for those who upload straight to it."
            )
            .Accepts<Stream>("*/*")
            .WithMetadata(
                new PathParameter(
                    "article",
                    "The article's name, not its id: percent-encoded, slashes as they are or as %2F.",
                    "2026/peace-talks.txt"
                )
            )
            .WithProblems(
                ProblemKind.InvalidName,
                ProblemKind.BadRequest,
                ProblemKind.EmptyUpload,
                ProblemKind.ChecksumMismatch,
                ProblemKind.AlreadyThere,
                ProblemKind.TooLarge,
                ProblemKind.UnsupportedFormat
            );
        routes
            .MapPost("/articles", BatchEndpoint.PostArticles)
            .WithName("UploadArticles")
            .WithTags("Articles")
            .RequireRole(AccessRole.Write)
            .WithSummary("Upload several articles")
            .WithDescription(
                "Each part with a file name is an article of that name; names too long for an address go this way, too. 202: all were taken in. 207: some were not, and `problem` says why. `If-None-Match: *` holds for each of them, and a part may have a Content-MD5 of its own."
            )
            .Accepts<Stream>("multipart/form-data")
            .Produces<BatchResponse>(202)
            .Produces<BatchResponse>(207)
            .WithProblems(ProblemKind.BadRequest, ProblemKind.EmptyUpload, ProblemKind.UnsupportedFormat)
            .DisableAntiforgery();
        return routes;
    }

    private static async Task<Results<Accepted<UploadResponse>, ProblemHttpResult>> PutArticle(
        HttpContext context,
        UploadIntake intake,
        IOptions<UploadOptions> options,
        CancellationToken cancellationToken
    )
    {
        if (
            UploadPath.NameIn(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, Route)
            is not { } name
        )
        {
            return Problems.InvalidName("The address is not UTF-8.");
        }

        var request = context.Request;
        if (request.ContentLength > options.Value.MaxBytes)
        {
            return Problems.TooLarge(options.Value.MaxBytes);
        }

        // Our own limit is counted as the body comes in; the server's is lower by default and would answer first.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed.ToString() : null;
        var (response, problem) = await intake.TakeAsync(
            new(
                name,
                request.Body,
                type,
                (string?)request.Headers.ContentMD5,
                Replace: request.Headers.IfNoneMatch != "*"
            ),
            cancellationToken
        );
        return response is null ? problem! : TypedResults.Accepted(response.Links.Self, response);
    }
}
