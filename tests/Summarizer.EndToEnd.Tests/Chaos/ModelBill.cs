using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Summarizer.Testing.FakeModels;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>
/// The model calls that were paid for twice, and why. Each needs its own reason: its server was killed or stalled before
/// the answer was stored, a connection broke, or the answer was unusable. Without a reason it is an error.
/// </summary>
internal sealed class ModelBill(FakeModel model)
{
    /// <summary>An answer is stored at once, but the write may be delayed, refused and retried for about this long.</summary>
    private static readonly TimeSpan StoringTime = TimeSpan.FromSeconds(4);

    private readonly ConcurrentQueue<Trouble> _stops = new();
    private readonly ConcurrentQueue<Trouble> _outages = new();
    private readonly ConcurrentQueue<(string Blob, long At)> _spoilt = new();

    /// <summary>A server was killed or stalled.</summary>
    public void Stopped(string caller, long from, long until) => _stops.Enqueue(new(caller, from, until));

    /// <summary>Storage was stopped.</summary>
    public void WasAway(long from, long until) => _outages.Enqueue(new("", from, until));

    /// <summary>A request for a stored answer failed.</summary>
    public void Spoilt(string blob) => _spoilt.Enqueue((blob, Stopwatch.GetTimestamp()));

    /// <summary>The calls for which an equal one was paid for later, each with its reason; null if there is none.</summary>
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

    // In flight, or not stored yet, at any time of the trouble.
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

    // The service names the blob of an answer by server and request.
    private string KeyOf(FakeCall call) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{model.Endpoint.AbsoluteUri}\n{call.Body}")));

    private sealed record Trouble(string Caller, long From, long Until);
}
