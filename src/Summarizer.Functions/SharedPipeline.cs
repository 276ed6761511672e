using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Summarizer.Functions;

/// <summary>
/// The service's own HTTP pipeline, the one that <c>Summarizer.Server</c> runs, for requests that the Functions host
/// hands to the worker: routes, errors and documents are written once.
/// </summary>
/// <param name="services">The root of the worker's services.</param>
public sealed class SharedPipeline(IServiceProvider services)
{
    private readonly RequestDelegate _pipeline = Build(services);

    /// <summary>Answers a request. Nothing is left for the function to return.</summary>
    public async Task RunAsync(HttpContext context)
    {
        // What the worker's routing found out is about its function and not about the service's endpoints.
        context.SetEndpoint(null);
        context.Request.RouteValues = [];
        try
        {
            await _pipeline(context);
        }
        catch when (context.Response.HasStarted)
        {
            // Or the client would take an answer that was cut off for a whole one.
            context.Abort();
            throw;
        }
    }

    private static RequestDelegate Build(IServiceProvider services)
    {
        var application = new ApplicationBuilder(services);
        application.UseSummarizerApi();
        return application.Build();
    }
}
