using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Summarizer.Functions;

/// <summary>
/// Requests. The host checks its function keys by these routes, of which the most specific wins; what a request is
/// answered stands in the shared pipeline.
/// </summary>
public sealed class HttpFunctions(SharedPipeline pipeline)
{
    /// <summary>Liveness and readiness, for monitors that hold no key.</summary>
    [Function("Health")]
    public Task Health(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/{*path}")] HttpRequest request
    ) => pipeline.RunAsync(request.HttpContext);

    /// <summary>The API, all methods.</summary>
    [Function("Api")]
    public Task Api([HttpTrigger(AuthorizationLevel.Function, Route = "api/{*path}")] HttpRequest request) =>
        pipeline.RunAsync(request.HttpContext);

    /// <summary>The page's static files, which hold no data and need no key.</summary>
    [Function("Page")]
    public Task Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{*path}")] HttpRequest request)
    {
        // A way of writing /api that the host's routes do not know must not go round its keys.
        if (request.Path.Value?.TrimStart('/').StartsWith("api", StringComparison.OrdinalIgnoreCase) == true)
        {
            request.HttpContext.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return pipeline.RunAsync(request.HttpContext);
    }
}
