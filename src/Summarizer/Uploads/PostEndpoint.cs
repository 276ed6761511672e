using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Summarizer.Api;
using Summarizer.Articles;
using Summarizer.Details;

namespace Summarizer.Uploads;

/// <summary><c>POST /api/articles</c>: a text, JSON with a text or an address, or a form with files.</summary>
internal sealed class PostEndpoint(
    UploadIntake intake,
    UrlFetcher fetcher,
    UploadAnswers answers,
    BatchUpload batch,
    IOptions<UploadOptions> options
)
{
    /// <summary>JSON is taken apart in memory, several times its size; a longer text is sent as it is.</summary>
    private const int MaxJsonBytes = 8 << 20;

    /// <summary>A text without a name is kept in memory up to here, and beyond in a file, until its hash is known.</summary>
    private const int MaxBytesInMemory = 1 << 20;

    private const string KnownTypes =
        "Send a text as text/plain, text/markdown or text/html, JSON as application/json, files as multipart/form-data. A single file of any format: PUT /api/articles/{name}.";

    private const string KnownFields =
        "Its fields are text or url, name, title, sentences, maxKeywords, maxFaqs, language, engine, tags, source.";

    public static Task<IResult> PostArticles(
        HttpContext context,
        [AsParameters] PostParameters parameters,
        PostEndpoint endpoint,
        CancellationToken cancellationToken
    ) => endpoint.TakeAsync(context, parameters, cancellationToken);

    private async Task<IResult> TakeAsync(
        HttpContext context,
        PostParameters parameters,
        CancellationToken cancellationToken
    )
    {
        var request = context.Request;
        if (UploadStream.IsEncoded(request.Headers))
        {
            return Problems.Unsupported(UploadStream.Encoded);
        }

        // Our own limits are checked while the body is read; the server's is lower by default and would refuse first.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        if (UploadAnswers.WhyNot(request, parameters.Wait) is { } notAcceptable)
        {
            return notAcceptable;
        }

        _ = MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
        var mediaType = type?.MediaType.Value?.ToLowerInvariant();
        var details = UploadParameters.DetailsIn(request.Query);
        switch (mediaType)
        {
            case "multipart/form-data":
                return parameters.Name is null
                    ? await batch.TakeAsync(context, type!, details, parameters.Wait, cancellationToken)
                    : Problems.InvalidParameter("'name' is for a single article. Each file of a form has its own.");
            case "application/json":
                return await TakeJsonAsync(context, parameters, details, cancellationToken);
            case not null when mediaType.StartsWith("text/", StringComparison.Ordinal):
                return await TakeTextAsync(context, parameters, details, type!, cancellationToken);
            default:
                return Problems.Unsupported(KnownTypes);
        }
    }

    private async Task<IResult> TakeTextAsync(
        HttpContext context,
        PostParameters parameters,
        ArticleDetails? details,
        MediaTypeHeaderValue type,
        CancellationToken cancellationToken
    )
    {
        var request = context.Request;
        if (request.ContentLength > options.Value.MaxBytes)
        {
            return Problems.TooLarge(options.Value.MaxBytes);
        }

        await using var body = await UploadStream.OpenAsync(
            request.Body,
            options.Value.MaxBytes,
            checksum: null,
            cancellationToken
        );
        await using var kept = new FileBufferingReadStream(body, MaxBytesInMemory);
        var name = parameters.Name;
        if (name is null)
        {
            name = MadeName.OfText(
                details?.Title,
                await SHA256.HashDataAsync(kept, cancellationToken),
                type.MediaType.Value!.ToLowerInvariant()
            );
            kept.Position = 0;
        }

        return await StoreAsync(
            context,
            parameters,
            File(request, name, parameters.Name is null ? kept : body, type.ToString(), details),
            cancellationToken
        );
    }

    private async Task<IResult> TakeJsonAsync(
        HttpContext context,
        PostParameters parameters,
        ArticleDetails? details,
        CancellationToken cancellationToken
    )
    {
        ArticleRequest? article;
        try
        {
            article = await ReadJsonAsync(context.Request, cancellationToken);
        }
        catch (JsonException e)
        {
            var place = e.Path?.TrimStart('$', '.') is { Length: > 0 } path
                ? $"at '{path}' it is not valid, or the field is unknown or of another type"
                : "it is not valid";
            return Problems.BadRequest($"The body is not the JSON of an article: {place}. {KnownFields}");
        }
        catch (BadHttpRequestException e) when (e.StatusCode is StatusCodes.Status413PayloadTooLarge)
        {
            return Problems.Of(
                ProblemKind.TooLarge,
                FormattableString.Invariant(
                    $"JSON may have at most {MaxJsonBytes:N0} bytes. Send the text itself, as text/plain."
                )
            );
        }

        if (article is null || (article.Text is null) == (article.Url is null))
        {
            return Problems.BadRequest($"The JSON of an article has either a text or a url. {KnownFields}");
        }

        if (article.Name is not null && parameters.Name is not null)
        {
            return Problems.BadRequest("'name' must be given once.");
        }

        (details, var fault) = article.AddTo(details);
        if (fault is not null)
        {
            return Problems.BadRequest(fault);
        }

        var name = article.Name ?? parameters.Name;
        if (article.Url is not null)
        {
            return await TakeAddressAsync(context, parameters, article.Url, name, details, cancellationToken);
        }

        var text = Encoding.UTF8.GetBytes(article.Text!);
        return await StoreAsync(
            context,
            parameters,
            File(
                context.Request,
                name ?? MadeName.OfText(details?.Title, SHA256.HashData(text), mediaType: null),
                new MemoryStream(text),
                contentType: null, // the name and the content say more
                details
            ) with
            {
                ContentMd5 = null, // it was of the JSON
            },
            cancellationToken
        );
    }

    private async Task<IResult> TakeAddressAsync(
        HttpContext context,
        PostParameters parameters,
        string url,
        string? name,
        ArticleDetails? details,
        CancellationToken cancellationToken
    )
    {
        if (
            DetailField.AddressOf(url) is not { } address
            || DetailField.Add(details, "source", address.GetLeftPart(UriPartial.Query)) is not { Details: { } more }
        )
        {
            return Problems.BadRequest(
                $"'url' must be {DetailField.Named("source")!.Expected}, and then there is no 'source'."
            );
        }

        try
        {
            using var fetched = await fetcher.FetchAsync(address, cancellationToken);
            name ??= MadeName.OfAddress(
                address,
                details?.Title,
                SHA256.HashData(Encoding.UTF8.GetBytes(more.Source!)),
                fetched.MediaType?.ToLowerInvariant()
            );
            await using var content = await fetched.OpenAsync(cancellationToken);
            return await StoreAsync(
                context,
                parameters,
                File(context.Request, name, content, fetched.ContentType, more) with
                {
                    ContentMd5 = null,
                },
                cancellationToken
            );
        }
        catch (FetchException e)
        {
            return Problems.Of(e.Kind, e.Message);
        }
    }

    private async Task<IResult> StoreAsync(
        HttpContext context,
        PostParameters parameters,
        IncomingFile file,
        CancellationToken cancellationToken
    )
    {
        var (accepted, problem) = await intake.TakeAsync(file, cancellationToken);
        return await answers.OfAsync(context, accepted, problem, parameters.Wait, cancellationToken);
    }

    private static async Task<ArticleRequest?> ReadJsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        await using var body = await UploadStream.OpenAsync(
            request.Body,
            MaxJsonBytes,
            checksum: null,
            cancellationToken
        );
        return await JsonSerializer.DeserializeAsync(body, BatchJson.Readable.ArticleRequest, cancellationToken);
    }

    private static IncomingFile File(
        HttpRequest request,
        string name,
        Stream content,
        string? contentType,
        ArticleDetails? details
    ) =>
        new(
            name,
            content,
            contentType,
            (string?)request.Headers.ContentMD5,
            Replace: request.Headers.IfNoneMatch != "*"
        )
        {
            Details = details,
        };
}
