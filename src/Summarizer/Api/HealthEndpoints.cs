using Azure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Summarizer.Storage;

namespace Summarizer.Api;

/// <summary>One thing that the service needs, and what is wrong with it.</summary>
/// <param name="Name">What it is: <c>container articles</c>, <c>table lists</c>, <c>queue digest-requests</c>.</param>
/// <param name="Fault">What is wrong; null if nothing.</param>
public sealed record HealthCheck(string Name, string? Fault);

/// <summary>Whether the service can do its work.</summary>
/// <param name="Status"><c>ready</c> or <c>unready</c>.</param>
/// <param name="Checks">What was looked at.</param>
public sealed record HealthReport(string Status, IReadOnlyList<HealthCheck> Checks);

/// <summary>Liveness and readiness.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/api/health").WithTags("Health");
        health
            .MapGet("/live", () => TypedResults.Ok(new HealthReport("live", [])))
            .WithName("Live")
            .WithSummary("Whether the process runs")
            .WithDescription("Asks nobody else: an orchestrator restarts a process that does not answer.");
        health
            .MapGet("/ready", GetReady)
            .WithName("Ready")
            .WithSummary("Whether every container, table and queue can be reached")
            .WithDescription("503 names what is out of reach; the process goes on trying.")
            .Produces<HealthReport>(503);
        return routes;
    }

    private static async Task<Results<Ok<HealthReport>, JsonHttpResult<HealthReport>>> GetReady(
        StorageClients storage,
        CancellationToken cancellationToken
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var checks = await Task.WhenAll([
            .. StorageNames.Containers.Select(c =>
                CheckAsync($"container {c}", () => storage.ReachContainerAsync(c, patience.Token))
            ),
            .. StorageNames.Tables.Select(t =>
                CheckAsync($"table {t}", () => storage.ReachTableAsync(t, patience.Token))
            ),
            .. StorageNames.Queues.Select(q =>
                CheckAsync($"queue {q}", () => storage.ReachQueueAsync(q, patience.Token))
            ),
        ]);
        var isReady = checks.All(c => c.Fault is null);
        var report = new HealthReport(isReady ? "ready" : "unready", checks);
        return isReady
            ? TypedResults.Ok(report)
            : TypedResults.Json(report, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<HealthCheck> CheckAsync(string name, Func<Task> call)
    {
        try
        {
            await call();
            return new(name, null);
        }
        catch (RequestFailedException e)
        {
            return new(name, e.Status == 0 ? "out of reach" : $"{e.Status} {e.ErrorCode}");
        }
        catch (Exception e) when (e is OperationCanceledException or AggregateException or IOException)
        {
            return new(name, "out of reach");
        }
    }
}
