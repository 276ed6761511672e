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

    private static RateLimitPartition<string> PartitionFor(HttpContext context, ApiKeys keys, int limit) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
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
