using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Summarizer.Functions;

/// <summary>
/// The HTTP pipeline of <c>Summarizer.Server</c>, for requests that the Functions host passes to the worker.
/// </summary>
public sealed class SharedPipeline(IServiceProvider services)
{
    private readonly RequestDelegate _pipeline = Build(services);

    /// <summary>Responds to a request; the function returns nothing.</summary>
    public async Task RunAsync(HttpContext context)
    {
        // The worker's routing has matched its function; the service's endpoints are matched below.
        context.SetEndpoint(null);
        context.Request.RouteValues = [];
        try
        {
            await _pipeline(context);
        }
        catch when (context.Response.HasStarted)
        {
            // Otherwise the client would take a truncated response for a complete one.
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
