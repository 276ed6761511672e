using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Summarizer.Api;

/// <summary>Every error response of the API: problem details (RFC 9457) with a stable <c>type</c> and what to do.</summary>
internal static class Problems
{
    public static ProblemHttpResult InvalidName(string why) => Of(ProblemKind.InvalidName, $"{why} Use another name.");

    public static ProblemHttpResult InvalidParameter(string detail) => Of(ProblemKind.InvalidParameter, detail);

    public static ProblemHttpResult BadRequest(string detail) => Of(ProblemKind.BadRequest, detail);

    public static ProblemHttpResult NoSuchArticle(string id) =>
        Of(ProblemKind.NoSuchArticle, $"No article has the id '{id}'. It may have been deleted.");

    public static ProblemHttpResult NoSuchSentence(int sentences) =>
        Of(
            ProblemKind.NoSuchSentence,
            sentences == 0
                ? "The article has no sentences."
                : string.Create(CultureInfo.InvariantCulture, $"The article has the sentences 1 to {sentences}.")
        );

    public static ProblemHttpResult NotAcceptable(IEnumerable<string> offered) =>
        Of(ProblemKind.NotAcceptable, $"Available as {string.Join(", ", offered)}.");

    public static ProblemHttpResult AlreadyThere(string name) =>
        Of(ProblemKind.AlreadyThere, $"'{name}' was not replaced because of If-None-Match: *.");

    public static ProblemHttpResult TooLarge(long maxBytes) =>
        Of(
            ProblemKind.TooLarge,
            string.Create(CultureInfo.InvariantCulture, $"The limit is {maxBytes:N0} bytes (setting Uploads:MaxBytes).")
        );

    public static ProblemHttpResult Unsupported(string explanation) => Of(ProblemKind.UnsupportedFormat, explanation);

    /// <summary>What the framework refused with a bare status: no route, or none for this method or media type.</summary>
    public static ProblemHttpResult OfStatus(HttpContext context) =>
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

    /// <summary>Without <paramref name="detail"/>, the detail is the kind's example.</summary>
    public static ProblemDetails Details(ProblemKind kind, string? detail = null) =>
        new()
        {
            Status = kind.Status,
            Type = kind.Type,
            Title = kind.Title,
            Detail = detail ?? kind.Example,
        };

    public static ProblemHttpResult Of(ProblemKind kind, string? detail = null) =>
        TypedResults.Problem(Details(kind, detail));
}
