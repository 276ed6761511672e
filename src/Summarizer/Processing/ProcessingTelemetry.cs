using System.Diagnostics;
using System.Diagnostics.Metrics;
using Summarizer.Articles;
using Summarizer.Telemetry;

namespace Summarizer.Processing;

/// <summary>Traces and metrics of the way from upload to digest, by the names of docs/telemetry.md.</summary>
internal sealed class ProcessingTelemetry(ArticleTelemetry telemetry, TimeProvider time)
{
    private readonly Counter<long> _articles = telemetry.Meter.CreateCounter<long>(
        "summarizer.articles",
        "{article}",
        "Articles processed, by outcome"
    );
    private readonly Histogram<double> _timeToDigest = telemetry.Meter.CreateHistogram<double>(
        "summarizer.time_to_digest",
        "s",
        "From upload to digest"
    );
    private readonly Histogram<double> _stages = telemetry.Meter.CreateHistogram<double>(
        "summarizer.stage.duration",
        "s",
        "Reading, digesting, saving"
    );
    private readonly Histogram<double> _grounding = telemetry.Meter.CreateHistogram<double>(
        "summarizer.grounding.score",
        "1",
        "How close the statements are to the article's words"
    );
    private readonly Counter<long> _dropped = telemetry.Meter.CreateCounter<long>(
        "summarizer.claims.dropped",
        "{claim}",
        "Statements that the article contradicts"
    );
    private readonly Counter<long> _unverified = telemetry.Meter.CreateCounter<long>(
        "summarizer.claims.unverified",
        "{claim}",
        "Statements shown in other words than the article"
    );
    private readonly Histogram<double> _queueAge = telemetry.Meter.CreateHistogram<double>(
        "summarizer.queue.age",
        "s",
        "How long a request was overdue"
    );

    /// <summary>
    /// Starts the work on an upload: in the trace of the upload, wherever that was made, unless a request from the queue
    /// has continued that trace already. The caller's span, such as a function's, is linked.
    /// </summary>
    public Activity? StartWork(ArticleId article, Upload upload)
    {
        const string name = "digest article";
        var source = telemetry.Source;
        var caller = Activity.Current;
        var activity =
            caller?.Source != source
            && ActivityContext.TryParse(upload.TraceParent, null, isRemote: true, out var origin)
                ? source.StartActivity(
                    ActivityKind.Consumer,
                    origin,
                    links: caller is null ? null : [new(caller.Context)],
                    name: name
                )
                : source.StartActivity(name, ActivityKind.Consumer);
        return activity?.SetTag("summarizer.article.id", article.Value).SetTag(Invocation.Tag, Invocation.Of(caller));
    }

    /// <summary>Starts the work that a message of the queue asks for, in the trace of its sender.</summary>
    public Activity? StartRequest(DigestRequest request)
    {
        if (request.NotBefore is { } due)
        {
            _queueAge.Record(
                Math.Max(0, (time.GetUtcNow() - due).TotalSeconds),
                new KeyValuePair<string, object?>("summarizer.reason", request.Reason)
            );
        }

        const string name = "process digest-requests";
        var invocation = Invocation.Of(Activity.Current);
        var activity = ActivityContext.TryParse(request.TraceParent, null, isRemote: true, out var sender)
            ? telemetry.Source.StartActivity(ActivityKind.Consumer, sender, name: name)
            : telemetry.Source.StartActivity(name, ActivityKind.Consumer);
        return activity
            ?.SetTag(Invocation.Tag, invocation)
            .SetTag("messaging.system", "azure_queue_storage")
            .SetTag("messaging.operation.type", "process")
            .SetTag("messaging.destination.name", "digest-requests");
    }

    /// <summary>Measures a stage, <c>read</c>, <c>digest</c> or <c>save</c>, until it is disposed of.</summary>
    public StageTimer Stage(string stage) =>
        new(_stages, time, stage, telemetry.Source.StartActivity(stage), time.GetTimestamp());

    public void Processed(ProcessOutcome outcome) =>
        _articles.Add(1, new KeyValuePair<string, object?>("summarizer.outcome", NameOf(outcome)));

    /// <summary>Records a saved digest. The first of its upload says how long the upload waited.</summary>
    public void Digested(Digest digest, bool isFirst)
    {
        var engine = new KeyValuePair<string, object?>("summarizer.engine", digest.Engine.Kind);
        if (isFirst)
        {
            _timeToDigest.Record(Math.Max(0, (digest.DigestedAt - digest.UploadedAt).TotalSeconds), engine);
        }

        _grounding.Record(digest.Grounding.Score, engine);
        _dropped.Add(digest.Grounding.Dropped, engine);
        _unverified.Add(digest.Grounding.Unverified, engine);
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

    internal readonly struct StageTimer(
        Histogram<double> stages,
        TimeProvider time,
        string stage,
        Activity? activity,
        long start
    ) : IDisposable
    {
        public void Dispose()
        {
            stages.Record(
                time.GetElapsedTime(start).TotalSeconds,
                new KeyValuePair<string, object?>("summarizer.stage", stage)
            );
            activity?.Dispose();
        }
    }
}
