using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Summarizer.Storage;

namespace Summarizer.Api;

/// <summary>Whether the service can do its work.</summary>
/// <param name="Status"><c>ready</c> or <c>unready</c>.</param>
/// <param name="Checks">What was checked.</param>
public sealed record HealthReport(string Status, IReadOnlyList<HealthCheck> Checks);

internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/api/health").WithTags("Health").AllowAnyone().DisableRateLimiting();
        health
            .MapGet("/live", () => TypedResults.Ok(new HealthReport("live", [])))
            .WithName("Live")
            .WithSummary("Whether the process is running")
            .WithDescription("Checks nothing else: an orchestrator restarts a process that does not respond.");
        health
            .MapGet("/ready", GetReady)
            .WithName("Ready")
            .WithSummary("Whether every container, table and queue can be read and written")
            .WithDescription("503 names what cannot be read or written, and why; the process keeps trying.")
            .Produces<HealthReport>(503);
        return routes;
    }

    private static async Task<Results<Ok<HealthReport>, JsonHttpResult<HealthReport>>> GetReady(
        StorageHealth storage,
        CancellationToken cancellationToken
    )
    {
        var checks = await storage.CheckAsync(Patience, cancellationToken);
        var isReady = checks.All(c => c.Fault is null);
        var report = new HealthReport(isReady ? "ready" : "unready", checks);
        return isReady
            ? TypedResults.Ok(report)
            : TypedResults.Json(report, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
