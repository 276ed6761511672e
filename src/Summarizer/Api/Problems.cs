using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Summarizer.Api;

/// <summary>
/// Every error answer of the API: problem details (RFC 9457) with a stable <c>type</c>, what was wrong and what to do.
/// </summary>
public static class Problems
{
    /// <summary>400: a name that storage would not give back unchanged.</summary>
    public static ProblemHttpResult InvalidName(string why) =>
        Of(ProblemKind.InvalidName, $"{why} Upload the article under another name.");

    /// <summary>400: a parameter that is unknown, or whose value is not allowed.</summary>
    public static ProblemHttpResult InvalidParameter(string detail) => Of(ProblemKind.InvalidParameter, detail);

    /// <summary>400: a body that is not what its headers say.</summary>
    public static ProblemHttpResult BadRequest(string detail) => Of(ProblemKind.BadRequest, detail);

    /// <summary>400: an upload without content.</summary>
    public static ProblemHttpResult EmptyUpload() => Of(ProblemKind.EmptyUpload);

    /// <summary>400: an upload that arrived damaged.</summary>
    public static ProblemHttpResult ChecksumMismatch() => Of(ProblemKind.ChecksumMismatch);

    /// <summary>404: no article with this id.</summary>
    public static ProblemHttpResult NoSuchArticle(string id) =>
        Of(ProblemKind.NoSuchArticle, $"No article has the id '{id}'. It may have been deleted.");

    /// <summary>404: an article without a digest has no source yet.</summary>
    public static ProblemHttpResult NoSource() => Of(ProblemKind.NoSource);

    /// <summary>404: a sentence that the article does not have.</summary>
    public static ProblemHttpResult NoSuchSentence(int sentences) =>
        Of(
            ProblemKind.NoSuchSentence,
            sentences == 0
                ? "The article has no sentences."
                : string.Create(CultureInfo.InvariantCulture, $"The article's sentences are 1 to {sentences}.")
        );

    /// <summary>406: a representation that there is not.</summary>
    public static ProblemHttpResult NotAcceptable(IEnumerable<string> offered) =>
        Of(ProblemKind.NotAcceptable, $"It can be had as {string.Join(", ", offered)}.");

    /// <summary>412: a condition of the request is not met.</summary>
    public static ProblemHttpResult PreconditionFailed() => Of(ProblemKind.PreconditionFailed);

    /// <summary>412: an upload that was not to replace another.</summary>
    public static ProblemHttpResult AlreadyThere(string name) =>
        Of(ProblemKind.AlreadyThere, $"'{name}' is not replaced because of If-None-Match: *.");

    /// <summary>413: more bytes than are read.</summary>
    public static ProblemHttpResult TooLarge(long maxBytes) =>
        Of(
            ProblemKind.TooLarge,
            string.Create(
                CultureInfo.InvariantCulture,
                $"At most {maxBytes:N0} bytes are read (setting Uploads:MaxBytes)."
            )
        );

    /// <summary>415: bytes that no reader reads, or a body of another form than the one asked for.</summary>
    public static ProblemHttpResult Unsupported(string explanation) => Of(ProblemKind.UnsupportedFormat, explanation);

    /// <summary>What the framework refused with a bare status: no route leads there, or none for this method or body.</summary>
    internal static ProblemHttpResult OfStatus(HttpContext context) =>
        Of(
            context.Response.StatusCode switch
            {
                StatusCodes.Status404NotFound => ProblemKind.NoSuchAddress,
                StatusCodes.Status405MethodNotAllowed => ProblemKind.MethodNotAllowed,
                StatusCodes.Status413PayloadTooLarge => ProblemKind.TooLarge,
                StatusCodes.Status415UnsupportedMediaType => ProblemKind.UnsupportedFormat,
                >= StatusCodes.Status500InternalServerError => ProblemKind.Internal,
                var other => ProblemKind.BadRequest with { Status = other },
            }
        );

    /// <summary>The problem details of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="detail">What is wrong in this case, and what to do; the kind's own example if absent.</param>
    internal static ProblemDetails Details(ProblemKind kind, string? detail = null) =>
        new()
        {
            Status = kind.Status,
            Type = kind.Type,
            Title = kind.Title,
            Detail = detail ?? kind.Example,
        };

    /// <summary>An answer of a kind.</summary>
    internal static ProblemHttpResult Of(ProblemKind kind, string? detail = null) =>
        TypedResults.Problem(Details(kind, detail));
}
