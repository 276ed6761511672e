using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Summarizer.Functions;

/// <summary>
/// HTTP triggers. The host checks its function keys by these routes, the most specific first; the shared pipeline
/// responds.
/// </summary>
public sealed class HttpFunctions(SharedPipeline pipeline)
{
    /// <summary>Liveness and readiness, for monitors without a key.</summary>
    [Function("Health")]
    public Task Health(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/{*path}")] HttpRequest request
    ) => pipeline.RunAsync(request.HttpContext);

    /// <summary>The description of the API, which contains no data and needs no key.</summary>
    [Function("OpenApi")]
    public Task OpenApi(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi/{*path}")] HttpRequest request
    ) => pipeline.RunAsync(request.HttpContext);

    /// <summary>The description as a page.</summary>
    [Function("Docs")]
    public Task Docs(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/docs/{*path}")] HttpRequest request
    ) => pipeline.RunAsync(request.HttpContext);

    /// <summary>The API, all methods.</summary>
    [Function("Api")]
    public Task Api([HttpTrigger(AuthorizationLevel.Function, Route = "api/{*path}")] HttpRequest request) =>
        pipeline.RunAsync(request.HttpContext);

    /// <summary>The page's static files, which contain no data and need no key.</summary>
    [Function("Page")]
    public Task Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{*path}")] HttpRequest request)
    {
        // Another spelling of /api, unknown to the host's routes, must not bypass its keys.
        if (request.Path.Value?.TrimStart('/').StartsWith("api", StringComparison.OrdinalIgnoreCase) == true)
        {
            request.HttpContext.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return pipeline.RunAsync(request.HttpContext);
    }
}
