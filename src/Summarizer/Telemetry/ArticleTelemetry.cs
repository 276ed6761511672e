using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Summarizer.Telemetry;

/// <summary>
/// Where the service's traces and metrics come from, by the names of docs/telemetry.md; each room makes its own
/// instruments. Articles appear as ids; names, texts and prompts never do. Costs next to nothing while nobody listens.
/// </summary>
internal sealed class ArticleTelemetry : IDisposable
{
    public const string Name = "Summarizer";

    /// <summary>On the span of a request that asked to be held until its article is ready.</summary>
    public const string WaitTag = "summarizer.wait";

    public ActivitySource Source { get; } = new(Name);

    public Meter Meter { get; } = new(Name);

    /// <summary>What carries the current trace to the process that continues the work; null if there is none.</summary>
    public static string? TraceParent => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : null;

    public void Dispose()
    {
        Source.Dispose();
        Meter.Dispose();
    }
}
