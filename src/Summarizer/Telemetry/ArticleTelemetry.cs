using System.Diagnostics;
using System.Diagnostics.Metrics;
using Summarizer.Articles;
using Summarizer.Processing;

namespace Summarizer.Telemetry;

/// <summary>
/// What the service tells of its work: traces and metrics by the names of docs/telemetry.md. Articles appear as ids;
/// names, texts and prompts never do. Costs next to nothing while nobody listens.
/// </summary>
public sealed class ArticleTelemetry : IDisposable
{
    /// <summary>The name of the source of traces and of the meter.</summary>
    public const string Name = "Summarizer";

    /// <summary>On the span of a request that asked to be held until its article is ready.</summary>
    public const string WaitTag = "summarizer.wait";

    private readonly TimeProvider _time;
    private readonly Counter<long> _articles;
    private readonly Histogram<double> _timeToDigest;
    private readonly Histogram<double> _stage;
    private readonly Histogram<double> _grounding;
    private readonly Counter<long> _dropped;
    private readonly Histogram<double> _queueAge;
    private readonly Counter<long> _repairs;
    private readonly Gauge<double> _oldest;
    private readonly Counter<long> _notices;

    /// <summary>Makes the instruments.</summary>
    public ArticleTelemetry(TimeProvider time)
    {
        _time = time;
        _articles = Meter.CreateCounter<long>("summarizer.articles", "{article}", "Articles processed, by outcome");
        _timeToDigest = Meter.CreateHistogram<double>("summarizer.time_to_digest", "s", "From upload to digest");
        _stage = Meter.CreateHistogram<double>("summarizer.stage.duration", "s", "Reading, digesting, saving");
        _grounding = Meter.CreateHistogram<double>("summarizer.grounding.score", "1", "How well claims are supported");
        _dropped = Meter.CreateCounter<long>("summarizer.claims.dropped", "{claim}", "Claims without support");
        _queueAge = Meter.CreateHistogram<double>("summarizer.queue.age", "s", "How long a request was overdue");
        _repairs = Meter.CreateCounter<long>(
            "summarizer.sweeper.repairs",
            "{article}",
            "Articles the sweeper asked for"
        );
        _oldest = Meter.CreateGauge<double>("summarizer.oldest_unfinished", "s", "Age of the oldest unfinished upload");
        _notices = Meter.CreateCounter<long>("summarizer.webhook.tries", "{try}", "Tries to tell the webhook");
    }

    /// <summary>The source of traces.</summary>
    public ActivitySource Source { get; } = new(Name);

    /// <summary>The meter.</summary>
    public Meter Meter { get; } = new(Name);

    /// <summary>What carries the present trace to whoever goes on with the work; null if there is none.</summary>
    public static string? TraceParent => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : null;

    /// <summary>
    /// Begins the work on an upload: in the trace of the upload, wherever that was made, unless a request from the queue
    /// has gone on with that trace already. What called us, such as a function, is linked.
    /// </summary>
    public Activity? StartWork(ArticleId article, Upload upload)
    {
        const string name = "digest article";
        var caller = Activity.Current;
        var activity =
            caller?.Source != Source
            && ActivityContext.TryParse(upload.TraceParent, null, isRemote: true, out var origin)
                ? Source.StartActivity(
                    ActivityKind.Consumer,
                    origin,
                    links: caller is null ? null : [new(caller.Context)],
                    name: name
                )
                : Source.StartActivity(name, ActivityKind.Consumer);
        return activity?.SetTag("summarizer.article.id", article.Value).SetTag(Invocation.Tag, Invocation.Of(caller));
    }

    /// <summary>Begins what a message of the queue asks for, in the trace of whoever sent it.</summary>
    public Activity? StartRequest(DigestRequest request)
    {
        if (request.NotBefore is { } due)
        {
            _queueAge.Record(
                Math.Max(0, (_time.GetUtcNow() - due).TotalSeconds),
                new KeyValuePair<string, object?>("summarizer.reason", request.Reason)
            );
        }

        const string name = "process digest-requests";
        var invocation = Invocation.Of(Activity.Current);
        var activity = ActivityContext.TryParse(request.TraceParent, null, isRemote: true, out var sender)
            ? Source.StartActivity(ActivityKind.Consumer, sender, name: name)
            : Source.StartActivity(name, ActivityKind.Consumer);
        return activity
            ?.SetTag(Invocation.Tag, invocation)
            .SetTag("messaging.system", "azure_queue_storage")
            .SetTag("messaging.operation.type", "process")
            .SetTag("messaging.destination.name", "digest-requests");
    }

    /// <summary>Measures one stage of the work, until it is disposed of.</summary>
    /// <param name="stage"><c>read</c>, <c>digest</c> or <c>save</c>.</param>
    public StageTimer Stage(string stage) => new(this, stage);

    /// <summary>Counts what came of processing an article.</summary>
    public void Processed(ProcessOutcome outcome) =>
        _articles.Add(1, new KeyValuePair<string, object?>("summarizer.outcome", NameOf(outcome)));

    /// <summary>Tells of a new digest.</summary>
    /// <param name="digest">The digest, saved.</param>
    /// <param name="isFirst">Whether it is the first of its upload: then it tells how long the upload waited.</param>
    public void Digested(Digest digest, bool isFirst)
    {
        var engine = new KeyValuePair<string, object?>("summarizer.engine", digest.Engine.Kind);
        if (isFirst)
        {
            _timeToDigest.Record(Math.Max(0, (digest.DigestedAt - digest.UploadedAt).TotalSeconds), engine);
        }

        _grounding.Record(digest.Grounding.Score, engine);
        _dropped.Add(digest.Grounding.Dropped, engine);
    }

    /// <summary>Tells what a sweep found.</summary>
    /// <param name="repairs">How many articles it asked for.</param>
    /// <param name="oldestUnfinished">How long ago, by the storage service's clock, the oldest upload came in that is neither digested nor failed; zero if all are.</param>
    public void Swept(int repairs, TimeSpan oldestUnfinished)
    {
        _repairs.Add(repairs);
        _oldest.Record(Math.Max(0, oldestUnfinished.TotalSeconds));
    }

    /// <summary>Counts a try to tell the webhook.</summary>
    /// <param name="outcome"><c>delivered</c>, <c>failed</c> or <c>given_up</c>.</param>
    public void Notified(string outcome) =>
        _notices.Add(1, new KeyValuePair<string, object?>("summarizer.outcome", outcome));

    /// <inheritdoc />
    public void Dispose()
    {
        Source.Dispose();
        Meter.Dispose();
    }

    private static string NameOf(ProcessOutcome outcome) =>
        outcome switch
        {
            ProcessOutcome.Digested => "digested",
            ProcessOutcome.Failed => "failed",
            ProcessOutcome.UpToDate => "up_to_date",
            ProcessOutcome.HeldByAnother => "held_by_another",
            ProcessOutcome.Postponed => "postponed",
            ProcessOutcome.Removed => "removed",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
        };

    /// <summary>One stage, measured.</summary>
    public readonly struct StageTimer : IDisposable
    {
        private readonly ArticleTelemetry _telemetry;
        private readonly string _stage;
        private readonly Activity? _activity;
        private readonly long _start;

        internal StageTimer(ArticleTelemetry telemetry, string stage)
        {
            _telemetry = telemetry;
            _stage = stage;
            _activity = telemetry.Source.StartActivity(stage);
            _start = telemetry._time.GetTimestamp();
        }

        /// <inheritdoc />
        public void Dispose()
        {
            _telemetry._stage.Record(
                _telemetry._time.GetElapsedTime(_start).TotalSeconds,
                new KeyValuePair<string, object?>("summarizer.stage", _stage)
            );
            _activity?.Dispose();
        }
    }
}
