using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Summarizer.Telemetry;

namespace Summarizer.Sweeping;

/// <summary>Metrics and log of what sweeps find.</summary>
internal sealed partial class SweepTelemetry(ArticleTelemetry telemetry, ILogger<Sweeper> logger)
{
    private readonly Counter<long> _repairs = telemetry.Meter.CreateCounter<long>(
        "summarizer.sweeper.repairs",
        "{article}",
        "Articles the sweeper asked for"
    );
    private readonly Gauge<double> _oldest = telemetry.Meter.CreateGauge<double>(
        "summarizer.oldest_unfinished",
        "s",
        "Age of the oldest unfinished upload"
    );

    /// <summary>Records what a sweep found, and when the oldest unfinished upload came in; null if all are finished.</summary>
    public void Swept(SweepFindings found, DateTimeOffset? oldestUnfinished)
    {
        _repairs.Add(found.Requested);
        _oldest.Record(oldestUnfinished is { } oldest ? Math.Max(0, (found.Now - oldest).TotalSeconds) : 0);
        if (found.Requested > 0)
        {
            LogRequested(found.Requested, found.Blobs);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The sweeper asked for {Requested} of {Blobs} uploads.")]
    private partial void LogRequested(int requested, int blobs);
}
