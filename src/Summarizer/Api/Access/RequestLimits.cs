using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Summarizer.Api.Access;

/// <summary>How many requests a minute one key may make, or one address where the host admits; none on loopback alone.</summary>
internal static class RequestLimits
{
    /// <summary>How much is left to the caller, and the limit that it is left of.</summary>
    public const string Header = "RateLimit";

    public const string PolicyHeader = "RateLimit-Policy";

    /// <summary>The name of the limit, as structured fields write a string (RFC 9651).</summary>
    private const string Policy = "\"requests\"";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>The window moves on in steps of this many to a minute: the longest wait once the limit is reached.</summary>
    private const int Segments = 6;

    public static IServiceCollection AddRequestLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(limiter => limiter.OnRejected = RefuseAsync);
        services
            .AddOptions<RateLimiterOptions>()
            .Configure<IOptions<ApiOptions>, IOptions<AccessOptions>, ApiKeys>(
                (limiter, api, access, keys) =>
                {
                    if (api.Value.RequestsPerMinute > 0 && (keys.Any || access.Value.HostAdmits))
                    {
                        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                            PartitionFor(context, keys, api.Value.RequestsPerMinute)
                        );
                    }
                }
            );
        return services;
    }

    /// <summary>
    /// Tells each caller who is limited how much is left (draft-ietf-httpapi-ratelimit-headers), so that it need not be
    /// refused to learn. Before the limiter, whose refusals say it too.
    /// </summary>
    public static IApplicationBuilder UseRequestLimits(this IApplicationBuilder app)
    {
        var limiter = app.ApplicationServices.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter;
        if (limiter is null)
        {
            return app;
        }

        var policy = string.Create(
            CultureInfo.InvariantCulture,
            $"{Policy};q={app.ApplicationServices.GetRequiredService<IOptions<ApiOptions>>().Value.RequestsPerMinute};w={Window.TotalSeconds:F0}"
        );
        return app.Use(
                (context, next) =>
                {
                    if (
                        IsOfApi(context)
                        && context.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is null
                    )
                    {
                        context.Response.OnStarting(() => Tell(context, limiter, policy));
                    }

                    return next(context);
                }
            )
            .UseRateLimiter();
    }

    private static Task Tell(HttpContext context, PartitionedRateLimiter<HttpContext> limiter, string policy)
    {
        if (limiter.GetStatistics(context) is { } now)
        {
            var headers = context.Response.Headers;
            var wait = headers.RetryAfter is { Count: > 0 } seconds ? $";t={seconds}" : "";
            headers[PolicyHeader] = policy;
            headers[Header] = string.Create(
                CultureInfo.InvariantCulture,
                $"{Policy};r={now.CurrentAvailablePermits}{wait}"
            );
        }

        return Task.CompletedTask;
    }

    private static RateLimitPartition<string> PartitionFor(HttpContext context, ApiKeys keys, int limit) =>
        IsOfApi(context)
            ? RateLimitPartition.GetSlidingWindowLimiter(
                CallerOf(context, keys),
                _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = limit,
                    Window = Window,
                    SegmentsPerWindow = Segments,
                }
            )
            : RateLimitPartition.GetNoLimiter("");

    private static bool IsOfApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    // A key counts only if it is one of ours: made-up keys would each get a limit of their own.
    private static string CallerOf(HttpContext context, ApiKeys keys) =>
        AccessMiddleware.KeyOf(context.Request) is { } key && keys.RoleOf(key) is not AccessRole.None
            ? key
            : context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Window / Segments;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await Problems.Of(ProblemKind.TooManyRequests).ExecuteAsync(rejected.HttpContext);
    }
}
