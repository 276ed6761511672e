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
using Summarizer.Text.Reading;

namespace Summarizer.Uploads;

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
                $"The body is the file. Supported formats: {ArticleReader.FormatsInWords}. The digest follows: get it from Location, with `?wait=30` to wait until it is ready. With `If-None-Match: *` an existing article is not replaced; Content-MD5 is checked before anything is stored. `links.blob` is the upload's URL in storage, for clients that upload directly."
            )
            .Accepts<Stream>("*/*")
            .WithMetadata(
                new PathParameter(
                    "article",
                    "The article's name, not its id: percent-encoded, slashes plain or as %2F.",
                    "2026/peace-talks.txt"
                )
            )
            .WithHeaders(HeaderParameter.IfMatch, HeaderParameter.OnlyNew, HeaderParameter.ContentMd5)
            .WithProblems(
                ProblemKind.InvalidName,
                ProblemKind.BadRequest,
                ProblemKind.EmptyUpload,
                ProblemKind.ChecksumMismatch,
                ProblemKind.AlreadyThere,
                ProblemKind.PreconditionFailed,
                ProblemKind.FileProtected,
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
                "Each part with a file name is an article with that name; use this for names that are too long for a URL. 202: all were accepted. 207: some were not, and `problem` says why. `If-None-Match: *` applies to each, and a part may have its own Content-MD5."
            )
            .Accepts<Stream>("multipart/form-data")
            .Produces<BatchResponse>(202)
            .Produces<BatchResponse>(207)
            .WithHeaders(HeaderParameter.OnlyNew)
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
            return Problems.InvalidName("The URL is not valid UTF-8.");
        }

        var request = context.Request;
        if (UploadStream.IsEncoded(request.Headers))
        {
            return Problems.Unsupported(UploadStream.Encoded);
        }

        if (request.ContentLength > options.Value.MaxBytes)
        {
            return Problems.TooLarge(options.Value.MaxBytes);
        }

        // Our own limit is checked while the body is read; the server's is lower by default and would refuse first.
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
            )
            {
                Precondition = ArticlePrecondition.Of(request),
            },
            cancellationToken
        );
        return response is null ? problem! : TypedResults.Accepted(response.Links.Self, response);
    }
}
