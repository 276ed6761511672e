using System.Globalization;

namespace Summarizer.Load;

/// <summary>The quantiles of many durations.</summary>
internal sealed class Quantiles
{
    private readonly double[] _milliseconds;

    public Quantiles(IEnumerable<TimeSpan> times) =>
        _milliseconds = [.. times.Select(t => t.TotalMilliseconds).Order()];

    public int Count => _milliseconds.Length;

    /// <summary>The quantile at this share, in milliseconds.</summary>
    public double At(double share) => Count == 0 ? double.NaN : _milliseconds[(int)Math.Min(Count - 1, share * Count)];

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"n {Count}, p50 {At(0.5):N1} ms, p95 {At(0.95):N1} ms, p99 {At(0.99):N1} ms, max {At(1):N1} ms"
        );
}
