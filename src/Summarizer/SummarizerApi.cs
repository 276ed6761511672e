using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Api;
using Summarizer.Api.Access;
using Summarizer.Api.Http;
using Summarizer.Digests;
using Summarizer.Exports;
using Summarizer.Feeds;
using Summarizer.Page;
using Summarizer.Search;
using Summarizer.Uploads;

namespace Summarizer;

/// <summary>The HTTP pipeline that both heads run: routes, OpenAPI and errors are written once.</summary>
public static class SummarizerApi
{
    /// <summary>Adds what the pipeline needs.</summary>
    public static IServiceCollection AddSummarizerApi(this IServiceCollection services)
    {
        services.AddRouting();
        services.AddProblemDetails();
        services.AddExceptionHandler<ApiExceptionHandler>();
        services.AddApiDescription();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
        services.ConfigureHttpJsonOptions(options => SummarizerJson.Configure(options.SerializerOptions));
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<GuessLimiter>();
        services.AddCors();
        services.AddRequestLimits();
        services.AddSingleton<SigningKey>();
        services.AddSingleton<ContinuationTokens>();
        return services;
    }

    /// <summary>Runs the pipeline.</summary>
    public static IApplicationBuilder UseSummarizerApi(this IApplicationBuilder app)
    {
        app.UseProxyHeaders();
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => Problems.OfStatus(context.HttpContext).ExecuteAsync(context.HttpContext));
        app.UseAllowedOrigins();
        app.UseHeadRequests();
        app.UseRouting();
        app.UseMiddleware<AccessMiddleware>();
        app.UseRequestLimits();
        app.UseEndpoints(endpoints =>
        {
            var api = endpoints.MapGroup("/api").WithStrictQuery();
            api.MapUploads();
            api.MapLists();
            api.MapExport();
            api.MapRelated();
            api.MapDigests();
            api.MapFaqs();
            api.MapKeywords();
            api.MapFeeds();
            endpoints.MapHealth();
            endpoints.MapPage();
            endpoints.MapApiDocs();
            endpoints.MapOpenApi("/api/openapi/v1.json").AllowAnyone();
        });
        return app;
    }
}
