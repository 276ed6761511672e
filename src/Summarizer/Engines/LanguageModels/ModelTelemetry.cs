using System.Diagnostics;
using System.Diagnostics.Metrics;
using Summarizer.Telemetry;

namespace Summarizer.Engines.LanguageModels;

/// <summary>Traces and metrics of calls to the model, by the names of docs/telemetry.md.</summary>
internal sealed class ModelTelemetry(ArticleTelemetry telemetry, TimeProvider time)
{
    private readonly Histogram<long> _tokens = telemetry.Meter.CreateHistogram<long>(
        "gen_ai.client.token.usage",
        "{token}",
        "Tokens of a call"
    );
    private readonly Histogram<double> _calls = telemetry.Meter.CreateHistogram<double>(
        "gen_ai.client.operation.duration",
        "s",
        "Calls to the model"
    );
    private readonly Counter<double> _cost = telemetry.Meter.CreateCounter<double>(
        "summarizer.model.cost",
        "USD",
        "What calls cost by the configured prices"
    );
    private readonly Counter<long> _cache = telemetry.Meter.CreateCounter<long>(
        "summarizer.model.cache",
        "{request}",
        "Answers found, or asked for"
    );
    private readonly ActivitySource _source = telemetry.Source;
    private readonly TimeProvider _time = time;

    public ModelCall StartCall(string model, string provider, string server) => new(this, model, provider, server);

    /// <summary>Counts an answer that was cached or shared (a hit), or had to be asked for.</summary>
    public void CacheLookup(bool isHit) =>
        _cache.Add(1, new KeyValuePair<string, object?>("summarizer.cache.result", isHit ? "hit" : "miss"));

    /// <summary>One call to a model, recorded by the semantic conventions for generative AI (OpenTelemetry, 1.37).</summary>
    public readonly struct ModelCall : IDisposable
    {
        private readonly ModelTelemetry _telemetry;
        private readonly Activity? _activity;
        private readonly TagList _tags;
        private readonly long _start;

        internal ModelCall(ModelTelemetry telemetry, string model, string provider, string server)
        {
            _telemetry = telemetry;
            _tags =
            [
                new("gen_ai.operation.name", "chat"),
                new("gen_ai.provider.name", provider),
                new("gen_ai.request.model", model),
                new("server.address", server),
            ];
            _activity = telemetry._source.StartActivity($"chat {model}", ActivityKind.Client);
            foreach (var (key, value) in _tags)
            {
                _activity?.SetTag(key, value);
            }

            _start = telemetry._time.GetTimestamp();
        }

        /// <summary>Records how the call ended; usage is null if unknown, error if there was none.</summary>
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

        public void Dispose() => _activity?.Dispose();
    }
}
