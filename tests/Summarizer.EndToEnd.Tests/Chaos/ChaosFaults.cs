using Microsoft.AspNetCore.Http;
using Summarizer.Storage;
using Summarizer.Testing;
using Summarizer.Testing.FakeModels;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>Random faults of storage and model until <see cref="End"/>, drawn from the seed of the run in the order of requests.</summary>
internal sealed class ChaosFaults(int seed, ModelBill bill)
{
    private static readonly Func<FakeFault>[] OfTheModel =
    [
        () => new FakeFault.Status(429, RetryAfter: "1"),
        () => new FakeFault.Status(500),
        () => new FakeFault.Status(503),
        () => new FakeFault.Slow(TimeSpan.FromSeconds(1)),
        () => new FakeFault.Drop(),
        () => new FakeFault.Body("<html>Bad gateway</html>"),
        () => new FakeFault.CutJson(),
        () => new FakeFault.CutAtLimit(),
        () => new FakeFault.CodeFence(),
        () => new FakeFault.Content("As a large language model I would rather not."),
        () => new FakeFault.Refusal(),
        () => new FakeFault.ContentFilter(),
        () => new FakeFault.PromptFilter(),
        () => new FakeFault.UnknownCitations(),
        () => new FakeFault.Lies("The Moon is made of Westmouth cheese."),
    ];

    private readonly Random _storage = new(seed + 2);
    private readonly Random _model = new(seed + 3);
    private readonly Lock _lock = new();
    private volatile bool _isOver;

    /// <summary>Ends all faults.</summary>
    public void End() => _isOver = true;

    // One request in twenty fails, including those for leases.
    public StorageFault OfStorage(HttpRequest request)
    {
        if (_isOver || Draw(_storage, 20, Enum.GetValues<StorageFault>().Length - 1) is not { } drawn)
        {
            return StorageFault.None;
        }

        if (request.Path.Value!.Split('/') is [_, _, StorageNames.ModelCache, var blob])
        {
            bill.Spoilt(blob);
        }

        return (StorageFault)(1 + drawn);
    }

    // One call in six.
    public FakeFault? OfModel() =>
        _isOver || Draw(_model, 6, OfTheModel.Length) is not { } drawn ? null : OfTheModel[drawn]();

    // One of the faults, once in this many times.
    private int? Draw(Random random, int times, int faults)
    {
        lock (_lock)
        {
            var isDue = random.Next(times) == 0;
            var fault = random.Next(faults);
            return isDue ? fault : null;
        }
    }
}
