using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
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
                $"The body is the file. Supported formats: {ArticleReader.FormatsInWords}. The digest follows: get it from Location, or with `wait` in this response. The parameters hold for this upload, its retries included; a later upload to the name has its own. With `If-None-Match: *` an existing article is not replaced; Content-MD5 is checked before anything is stored. `links.blob` is the upload's URL in storage, for clients that upload directly."
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
            .Produces<UploadResponse>(202)
            .ProducesDigest()
            .WithProblems(
                ProblemKind.InvalidName,
                ProblemKind.BadRequest,
                ProblemKind.NotAcceptable,
                ProblemKind.EmptyUpload,
                ProblemKind.ChecksumMismatch,
                ProblemKind.AlreadyThere,
                ProblemKind.PreconditionFailed,
                ProblemKind.FileProtected,
                ProblemKind.TooLarge,
                ProblemKind.UnsupportedFormat
            );
        routes
            .MapPost("/articles", PostEndpoint.PostArticles)
            .WithName("UploadArticles")
            .WithTags("Articles")
            .RequireRole(AccessRole.Write)
            .WithSummary("Upload articles: a text, an address, or files")
            .WithDescription(
                "`text/*` is the article itself, whose type says how it is read. JSON has a `text`, or a `url` that the service fetches: a public http or https address, with up to five redirects. In a form, each part with a file name is an article with that name; use this for names that are too long for a URL. Fields before the files, with the names of the query parameters, hold for all of them. The response to a form lists its files. 202: all were accepted. 207: some were not, and `problem` says why. With `wait` the response to a single article is its digest, if it is ready in time; that to a form tells the states after waiting. `If-None-Match: *` applies to each, and a part may have its own Content-MD5."
            )
            .WithMetadata(
                new RequestBodies(
                    new RequestBody("application/json", typeof(ArticleRequest)),
                    new RequestBody("text/plain"),
                    new RequestBody("text/markdown"),
                    new RequestBody("text/html"),
                    new RequestBody(RequestBody.Form)
                ),
                new ResponseSchemas(202, nameof(UploadResponse), nameof(BatchResponse))
            )
            .Produces<UploadResponse>(202)
            .Produces<BatchResponse>(207)
            .WithHeaders(HeaderParameter.OnlyNew)
            .ProducesDigest()
            .WithProblems(
                ProblemKind.InvalidName,
                ProblemKind.BadRequest,
                ProblemKind.EmptyUpload,
                ProblemKind.ChecksumMismatch,
                ProblemKind.FetchingOff,
                ProblemKind.NotAcceptable,
                ProblemKind.FileProtected,
                ProblemKind.AlreadyThere,
                ProblemKind.TooLarge,
                ProblemKind.UnsupportedFormat,
                ProblemKind.AddressNotPublic,
                ProblemKind.SourceUnreachable,
                ProblemKind.SourceTooSlow
            )
            .DisableAntiforgery();
        return routes;
    }

    private static RouteHandlerBuilder ProducesDigest(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces<DigestResponse>(
            200,
            ArticleRepresentations.Json,
            ArticleRepresentations.Markdown,
            ArticleRepresentations.PlainText
        );

    private static async Task<IResult> PutArticle(
        HttpContext context,
        [AsParameters] UploadParameters parameters,
        UploadIntake intake,
        UploadAnswers answers,
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

        if (UploadAnswers.WhyNot(request, parameters.Wait) is { } notAcceptable)
        {
            return notAcceptable;
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
                Details = UploadParameters.DetailsIn(request.Query),
            },
            cancellationToken
        );
        return await answers.OfAsync(context, response, problem, parameters.Wait, cancellationToken);
    }
}
