using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Summarizer.Api;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Storage;

namespace Summarizer.Uploads;

/// <summary>The result for one file of a batch.</summary>
/// <param name="Name">The name that it was sent with.</param>
/// <param name="Article">The article, if the file was accepted.</param>
/// <param name="Problem">What is wrong with the file, if it was not.</param>
public sealed record BatchItem(string Name, UploadResponse? Article, ProblemDetails? Problem);

/// <summary>The results of a batch upload.</summary>
/// <param name="Items">One for each file, in the order sent.</param>
public sealed record BatchResponse(IReadOnlyList<BatchItem> Items);

/// <summary><c>POST /api/articles</c>: several files (multipart/form-data, RFC 7578), streamed to storage one by one.</summary>
internal static class BatchEndpoint
{
    /// <summary>A larger batch would fail late; send several.</summary>
    private const int MaxFiles = 1000;

    private const int LongestBoundary = 70; // RFC 2046, 5.1.1
    private const string ContentMd5 = "Content-MD5";

    public static async Task<IResult> PostArticles(
        HttpContext context,
        UploadIntake intake,
        IOptions<UploadOptions> options,
        CancellationToken cancellationToken
    )
    {
        if (!TryFindBoundary(context.Request.ContentType, out var boundary))
        {
            return Problems.Unsupported("Send the files as multipart/form-data, each as a part with a file name.");
        }

        if (UploadStream.IsEncoded(context.Request.Headers))
        {
            return Problems.Unsupported(UploadStream.Encoded);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null; // each file has its own limit
        }

        var items = new List<BatchItem>();
        try
        {
            var reader = new MultipartReader(boundary, context.Request.Body)
            {
                // The rest of a refused file is skipped, up to a bound.
                BodyLengthLimit = options.Value.MaxBytes + 1,
            };
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (items.Count == MaxFiles)
                {
                    return Problems.BadRequest($"A request may have at most {MaxFiles} files.");
                }

                if (FileNameOf(section) is not { } name)
                {
                    return Problems.BadRequest("A part has no file name.");
                }

                var item = await TakeAsync(name, section, context.Request, intake, options.Value, cancellationToken);
                items.Add(item);
                if (item.Problem?.Status == StatusCodes.Status413PayloadTooLarge)
                {
                    break; // what follows comes after bytes that nobody wants to read
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException || (e is IOException && items.Count == 0))
        {
            return Problems.BadRequest("The body is not valid multipart/form-data, or ended early.");
        }

        if (items.Count == 0)
        {
            return Problems.Of(ProblemKind.EmptyUpload);
        }

        var status = items.TrueForAll(i => i.Problem is null)
            ? StatusCodes.Status202Accepted
            : StatusCodes.Status207MultiStatus;
        return TypedResults.Json(new BatchResponse(items), BatchJson.Readable.BatchResponse, statusCode: status);
    }

    private static async Task<BatchItem> TakeAsync(
        string name,
        MultipartSection section,
        HttpRequest request,
        UploadIntake intake,
        UploadOptions options,
        CancellationToken cancellationToken
    )
    {
        if (section.Headers is { } headers && UploadStream.IsEncoded(new HeaderDictionary(headers)))
        {
            return new(name, Article: null, Problems.Unsupported(UploadStream.Encoded).ProblemDetails);
        }

        try
        {
            var checksum = section.Headers?.TryGetValue(ContentMd5, out var md5) == true ? md5.ToString() : null;
            var type = MediaTypeHeaderValue.TryParse(section.ContentType, out var parsed) ? parsed.ToString() : null;
            var (response, problem) = await intake.TakeAsync(
                new(name, section.Body, type, checksum, Replace: request.Headers.IfNoneMatch != "*"),
                cancellationToken
            );
            return new(name, response, problem?.ProblemDetails);
        }
        catch (ChecksumException)
        {
            return new(name, Article: null, Problems.Details(ProblemKind.ChecksumMismatch));
        }
        catch (Exception e)
            when (e
                    is InvalidDataException
                        or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
            )
        {
            return new(name, Article: null, Problems.TooLarge(options.MaxBytes).ProblemDetails);
        }
    }

    private static string? FileNameOf(MultipartSection section)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
        {
            return null;
        }

        var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        return name.HasValue ? HeaderUtilities.RemoveQuotes(name).ToString() : null;
    }

    private static bool TryFindBoundary(string? contentType, [NotNullWhen(true)] out string? boundary)
    {
        boundary = null;
        if (
            MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        )
        {
            boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        }

        return boundary is { Length: > 0 and <= LongestBoundary };
    }
}
