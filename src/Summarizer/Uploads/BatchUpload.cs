using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Summarizer.Api;
using Summarizer.Articles;
using Summarizer.Details;
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

/// <summary>Takes several files (multipart/form-data, RFC 7578), streamed to storage one by one.</summary>
internal sealed class BatchUpload(
    UploadIntake intake,
    UploadAnswers answers,
    IOptions<UploadOptions> options,
    TimeProvider time
)
{
    /// <summary>A larger batch would fail late; send several.</summary>
    private const int MaxFiles = 1000;

    private const int LongestBoundary = 70; // RFC 2046, 5.1.1
    private const int MaxFieldBytes = 8 << 10;
    private const string ContentMd5 = "Content-MD5";

    /// <summary>
    /// Takes the files of a form. Fields before the files hold for all of them. With <paramref name="wait"/> the response says
    /// the state of each article when all are finished, or the time is up.
    /// </summary>
    public async Task<IResult> TakeAsync(
        HttpContext context,
        MediaTypeHeaderValue type,
        ArticleDetails? details,
        int? wait,
        CancellationToken cancellationToken
    )
    {
        if (
            HeaderUtilities.RemoveQuotes(type.Boundary).ToString()
            is not { Length: > 0 and <= LongestBoundary } boundary
        )
        {
            return Problems.Unsupported("The Content-Type multipart/form-data has no valid boundary.");
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

                var (field, name) = NamesOf(section);
                if (name is null)
                {
                    (details, var fault) =
                        items.Count == 0
                            ? await AddFieldAsync(details, field, section, cancellationToken)
                            : (details, "A field must come before the files. Those before it were accepted.");
                    if (fault is not null)
                    {
                        return Problems.BadRequest(fault);
                    }

                    continue;
                }

                var item = await TakeAsync(name, section, context.Request, details, cancellationToken);
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

        if (wait is { } seconds)
        {
            await WaitAsync(context, items, TimeSpan.FromSeconds(seconds), cancellationToken);
        }

        var status = items.TrueForAll(i => i.Problem is null)
            ? StatusCodes.Status202Accepted
            : StatusCodes.Status207MultiStatus;
        return TypedResults.Json(new BatchResponse(items), BatchJson.Readable.BatchResponse, statusCode: status);
    }

    // One after another: those that are finished cost a read each.
    private async Task WaitAsync(
        HttpContext context,
        List<BatchItem> items,
        TimeSpan atMost,
        CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        for (var at = 0; at < items.Count && time.GetElapsedTime(started) is var gone && gone < atMost; at++)
        {
            if (items[at].Article is { } accepted)
            {
                items[at] = items[at] with
                {
                    Article = await answers.WaitAsync(context, accepted, atMost - gone, cancellationToken),
                };
            }
        }
    }

    private static async Task<(ArticleDetails? Details, string? Fault)> AddFieldAsync(
        ArticleDetails? details,
        string? name,
        MultipartSection section,
        CancellationToken cancellationToken
    )
    {
        if (name is null)
        {
            return (null, "A part has neither a file name nor the name of a field.");
        }

        var value = new byte[MaxFieldBytes + 1];
        var length = await section.Body.ReadAtLeastAsync(
            value,
            value.Length,
            throwOnEndOfStream: false,
            cancellationToken
        );
        return length <= MaxFieldBytes
            ? DetailField.Add(details, name, Encoding.UTF8.GetString(value, 0, length))
            : (null, $"The field '{name}' is too long, or a file without a file name.");
    }

    private async Task<BatchItem> TakeAsync(
        string name,
        MultipartSection section,
        HttpRequest request,
        ArticleDetails? details,
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
                new(name, section.Body, type, checksum, Replace: request.Headers.IfNoneMatch != "*")
                {
                    Details = details,
                },
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
            return new(name, Article: null, Problems.TooLarge(options.Value.MaxBytes).ProblemDetails);
        }
    }

    // The names of a part's field and of its file.
    private static (string? Field, string? File) NamesOf(MultipartSection section)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
        {
            return (null, null);
        }

        var file = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        return (TextOf(disposition.Name), TextOf(file));

        static string? TextOf(StringSegment name) =>
            name.HasValue ? HeaderUtilities.RemoveQuotes(name).ToString() : null;
    }
}
