using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Summarizer.Storage;

namespace Summarizer.Api.Http;

/// <summary>Turns faults into problem details, once for all endpoints. Internals go to the log only.</summary>
internal sealed partial class ApiExceptionHandler(ILogger<ApiExceptionHandler> logger) : IExceptionHandler
{
    private const int RetryAfterSeconds = 5;

    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var details = Describe(exception);
        if (details.Status == StatusCodes.Status500InternalServerError)
        {
            LogFault(exception, httpContext.Request.Method);
        }
        else if (details.Status == StatusCodes.Status503ServiceUnavailable)
        {
            LogStorage(exception, httpContext.Request.Method);
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(
                System.Globalization.CultureInfo.InvariantCulture
            );
        }

        httpContext.Response.StatusCode = details.Status!.Value;
        await TypedResults.Problem(details).ExecuteAsync(httpContext); // as JSON, whatever the client accepts
        return true;
    }

    private static ProblemDetails Describe(Exception exception) =>
        exception switch
        {
            ChecksumException => Problems.Details(ProblemKind.ChecksumMismatch),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problems.Details(
                ProblemKind.TooLarge,
                "It exceeds the limit (setting Uploads:MaxBytes)."
            ),
            BadHttpRequestException bad => Problems.Details(ProblemKind.BadRequest with { Status = bad.StatusCode }),
            _ when LastingRefusal.Explain(exception) is { } why => Problems.Details(ProblemKind.FileProtected, why),
            _ when StorageOutage.Is(exception) => Problems.Details(ProblemKind.StorageUnavailable),
            _ => Problems.Details(ProblemKind.Internal),
        };

    [LoggerMessage(Level = LogLevel.Error, Message = "A {Method} request failed.")]
    private partial void LogFault(Exception e, string method);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Storage was unavailable for a {Method} request.")]
    private partial void LogStorage(Exception e, string method);
}
