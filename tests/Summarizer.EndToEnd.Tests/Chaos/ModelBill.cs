using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Summarizer.Testing.FakeModels;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>
/// What the model was paid for twice, and why. Every call that was paid for and had to be made again needs a reason of its
/// own: its server was killed or stalled while it was under way or its answer was not stored yet, a connection broke, or
/// its answer was of no use. A call without one was paid for twice for nothing.
/// </summary>
internal sealed class ModelBill(FakeModel model)
{
    /// <summary>An answer is stored at once, but a write may be delayed, refused and tried again for about so long.</summary>
    private static readonly TimeSpan StoringTime = TimeSpan.FromSeconds(4);

    private readonly ConcurrentQueue<Trouble> _stops = new();
    private readonly ConcurrentQueue<Trouble> _outages = new();
    private readonly ConcurrentQueue<(string Blob, long At)> _spoilt = new();

    /// <summary>A server stood still, for good or for a while.</summary>
    public void Stopped(string caller, long from, long until) => _stops.Enqueue(new(caller, from, until));

    /// <summary>Storage was away.</summary>
    public void WasAway(long from, long until) => _outages.Enqueue(new("", from, until));

    /// <summary>A request about a stored answer met a fault.</summary>
    public void Spoilt(string blob) => _spoilt.Enqueue((blob, Stopwatch.GetTimestamp()));

    /// <summary>The calls that were paid for in vain, since an equal one was paid for later, each with its reason; null if there is none.</summary>
    public IReadOnlyList<(FakeCall Call, string? Reason)> PaidInVain() =>
        [
            .. model
                .Calls.Where(c => c.IsPaid)
                .GroupBy(c => c.Body)
                .SelectMany(equal => equal.OrderBy(c => c.AnsweredAt).SkipLast(1))
                .Select(c => (c, ReasonOf(c))),
        ];

    private string? ReasonOf(FakeCall call) =>
        call.Fault is FakeFault.Drop ? "connection cut"
        : IsUseless(call.Fault) ? "answer of no use"
        : _stops.Any(s => s.Caller == call.Caller && Concerns(s, call)) ? "server killed or stalled"
        : _outages.Any(o => Concerns(o, call)) ? "storage away"
        : _spoilt.Any(s =>
            s.Blob.StartsWith(KeyOf(call), StringComparison.Ordinal)
            && Stopwatch.GetElapsedTime(call.AnsweredAt, s.At).Duration() < StoringTime
        )
            ? "answer not stored"
        : null;

    // Under way, or not stored yet, at any time of the trouble.
    private static bool Concerns(Trouble trouble, FakeCall call) =>
        Stopwatch.GetElapsedTime(call.AnsweredAt, trouble.From) < StoringTime
        && Stopwatch.GetElapsedTime(trouble.Until, call.AnsweredAt) < StoringTime;

    private static bool IsUseless(FakeFault? fault) =>
        fault
            is FakeFault.CutJson
                or FakeFault.CutAtLimit
                or FakeFault.Content
                or FakeFault.Body
                or FakeFault.Refusal
                or FakeFault.ContentFilter;

    // As the service names the blob of an answer: by server and request.
    private string KeyOf(FakeCall call) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{model.Endpoint.AbsoluteUri}\n{call.Body}")));

    private sealed record Trouble(string Caller, long From, long Until);
}
