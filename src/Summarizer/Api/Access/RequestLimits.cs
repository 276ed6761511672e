using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Summarizer.Api.Access;

/// <summary>
/// How many requests one caller may make in a minute (<see cref="ApiOptions.RequestsPerMinute"/>): one key, or one
/// address where the host admits. A server that listens to this machine alone sets no limit.
/// </summary>
public sealed class RequestLimits : IDisposable
{
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(1);

    /// <summary>The window moves on in such steps: so long is the wait at most once the limit is reached.</summary>
    private const int Segments = 6;

    private readonly PartitionedRateLimiter<string>? _callers;
    private readonly bool _hasKeys;

    /// <summary>The limits as configured.</summary>
    public RequestLimits(IOptions<ApiOptions> options, IOptions<AccessOptions> access, ApiKeys keys)
    {
        _hasKeys = keys.Any;
        var limit = options.Value.RequestsPerMinute;
        var isOpen = _hasKeys || access.Value.HostAdmits;
        _callers =
            limit == 0 || !isOpen
                ? null
                : PartitionedRateLimiter.Create<string, string>(caller =>
                    RateLimitPartition.GetSlidingWindowLimiter(
                        caller,
                        _ => new SlidingWindowRateLimiterOptions
                        {
                            PermitLimit = limit,
                            Window = _window,
                            SegmentsPerWindow = Segments,
                            QueueLimit = 0,
                        }
                    )
                );
    }

    /// <summary>Whether a request may go on; if not, how long its caller has to wait.</summary>
    internal TimeSpan? WaitFor(HttpRequest request)
    {
        if (
            _callers is null
            || !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            || request.Path.StartsWithSegments("/api/health", StringComparison.OrdinalIgnoreCase)
        )
        {
            return null;
        }

        using var lease = _callers.AttemptAcquire(CallerOf(request));
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait
            : _window / Segments;
    }

    /// <inheritdoc />
    public void Dispose() => _callers?.Dispose();

    // Where there are keys, whoever gets here has shown one that is known. Where there are none, nobody has looked at what
    // a caller sends as one.
    private string CallerOf(HttpRequest request) =>
        (_hasKeys ? AccessMiddleware.KeyOf(request) : null)
        ?? request.HttpContext.Connection.RemoteIpAddress?.ToString()
        ?? "";
}

/// <summary>Answers 429 to those who ask too often.</summary>
internal sealed class RequestLimitMiddleware(RequestDelegate next, RequestLimits limits)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (limits.WaitFor(context.Request) is not { } wait)
        {
            return next(context);
        }

        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problems.Of(ProblemKind.TooManyRequests).ExecuteAsync(context);
    }
}
