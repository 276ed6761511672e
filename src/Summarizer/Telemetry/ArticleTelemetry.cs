using System.Diagnostics;
using System.Diagnostics.Metrics;
using Summarizer.Engines.LanguageModels;

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
    private readonly Histogram<long> _tokens;
    private readonly Histogram<double> _calls;
    private readonly Counter<double> _cost;
    private readonly Counter<long> _cache;

    /// <summary>Makes the instruments.</summary>
    public ArticleTelemetry(TimeProvider time)
    {
        _time = time;
        _tokens = Meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}", "Tokens of a call");
        _calls = Meter.CreateHistogram<double>("gen_ai.client.operation.duration", "s", "Calls to the model");
        _cost = Meter.CreateCounter<double>("summarizer.model.cost", "USD", "What calls cost by the configured prices");
        _cache = Meter.CreateCounter<long>("summarizer.model.cache", "{request}", "Answers found, or asked for");
    }

    /// <summary>The source of traces.</summary>
    public ActivitySource Source { get; } = new(Name);

    /// <summary>The meter.</summary>
    public Meter Meter { get; } = new(Name);

    /// <summary>What carries the present trace to whoever goes on with the work; null if there is none.</summary>
    public static string? TraceParent => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : null;

    /// <summary>Begins a call to a model.</summary>
    public ModelCall StartCall(string model, string provider, string server) => new(this, model, provider, server);

    /// <summary>Counts an answer that was found in the cache or shared, or that had to be asked for.</summary>
    public void CacheLookup(bool isHit) =>
        _cache.Add(1, new KeyValuePair<string, object?>("summarizer.cache.result", isHit ? "hit" : "miss"));

    /// <inheritdoc />
    public void Dispose()
    {
        Source.Dispose();
        Meter.Dispose();
    }

    /// <summary>One call to a model, told by the semantic conventions for generative AI (OpenTelemetry, 1.37).</summary>
    public readonly struct ModelCall : IDisposable
    {
        private readonly ArticleTelemetry _telemetry;
        private readonly Activity? _activity;
        private readonly TagList _tags;
        private readonly long _start;

        internal ModelCall(ArticleTelemetry telemetry, string model, string provider, string server)
        {
            _telemetry = telemetry;
            _tags =
            [
                new("gen_ai.operation.name", "chat"),
                new("gen_ai.provider.name", provider),
                new("gen_ai.request.model", model),
                new("server.address", server),
            ];
            _activity = telemetry.Source.StartActivity($"chat {model}", ActivityKind.Client);
            foreach (var (key, value) in _tags)
            {
                _activity?.SetTag(key, value);
            }

            _start = telemetry._time.GetTimestamp();
        }

        /// <summary>Tells how the call ended.</summary>
        /// <param name="usage">What it was counted as; null if nothing is known.</param>
        /// <param name="costUsd">What it cost.</param>
        /// <param name="error">What kind of fault there was; null if none.</param>
        public void End(TokenUsage? usage, decimal costUsd, string? error)
        {
            var tags = _tags;
            if (usage is { } tokens)
            {
                _activity?.SetTag("gen_ai.usage.input_tokens", tokens.InputTokens);
                _activity?.SetTag("gen_ai.usage.output_tokens", tokens.OutputTokens);
                _telemetry._tokens.Record(tokens.InputTokens, [.. tags, new("gen_ai.token.type", "input")]);
                _telemetry._tokens.Record(tokens.OutputTokens, [.. tags, new("gen_ai.token.type", "output")]);
                _telemetry._cost.Add((double)costUsd, tags);
            }

            if (error is not null)
            {
                tags.Add("error.type", error);
                _activity?.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error);
            }

            _telemetry._calls.Record(_telemetry._time.GetElapsedTime(_start).TotalSeconds, tags);
        }

        /// <inheritdoc />
        public void Dispose() => _activity?.Dispose();
    }
}
