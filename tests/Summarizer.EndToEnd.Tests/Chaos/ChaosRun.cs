using System.Diagnostics;
using System.Globalization;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Summarizer.Storage;
using Summarizer.Testing;
using Summarizer.Testing.FakeModels;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>One run of chaos: an Azurite whose data is kept, a line to it that breaks, a model that fails, a server that dies.</summary>
internal sealed class ChaosRun : IAsyncDisposable
{
    /// <summary>How long the server may take, once nothing breaks any more, to bring everything in order.</summary>
    private static readonly TimeSpan SettlingTime = TimeSpan.FromMinutes(4);

    /// <summary>An answer is stored at once, but a write may be delayed, refused and tried again for about so long.</summary>
    private static readonly TimeSpan StoringTime = TimeSpan.FromSeconds(2);

    private readonly ChaosPlan _plan;
    private readonly int _seed;
    private readonly Random _random;
    private readonly CancellationToken _cancel;
    private readonly AzuriteServer _azurite = AzuriteServer.WithDataKept();
    private FaultyStorage _line = null!;
    private FakeModel _model = null!;
    private ServerProcess? _server;
    private Uri? _address;
    private bool _isOver;
    private int _lostCalls;

    private ChaosRun(ChaosPlan plan, int seed, CancellationToken cancellationToken)
    {
        _plan = plan;
        _seed = seed;
        _random = new Random(seed);
        _cancel = cancellationToken;
    }

    /// <summary>What happened, in figures.</summary>
    public string Report { get; private set; } = "";

    public static async Task<ChaosRun> StartAsync(ChaosPlan plan, int seed, CancellationToken cancellationToken)
    {
        var run = new ChaosRun(plan, seed, cancellationToken);
        await run._azurite.StartAsync(cancellationToken);
        run._line = await FaultyStorage.StartAsync(run._azurite, cancellationToken);
        run._model = await FakeModel.StartAsync(cancellationToken);
        run._model.Latency = TimeSpan.FromMilliseconds(50);
        await new StorageClients(
            new StorageOptions { ConnectionString = run._azurite.ConnectionString }
        ).CreateAllAsync(cancellationToken);
        return run;
    }

    /// <summary>Lets everybody loose until the plan is carried out.</summary>
    public async Task MakeChaosAsync()
    {
        _line.Faults = StorageFaultFor;
        _model.Faults = ModelFaultFor;
        await StartServerAsync();
        var users = new ChaosUsers(
            new BlobContainerClient(_azurite.ConnectionString, StorageNames.Articles),
            new Random(_seed + 1)
        );
        var killEvery = Math.Max(1, _plan.Uploads / _plan.Kills);
        var outageEvery = Math.Max(1, _plan.Uploads / Math.Max(1, _plan.Outages));
        for (var number = 1; number <= _plan.Uploads; number++)
        {
            await users.ActAsync(number, _address, _cancel);
            if (number % outageEvery == outageEvery / 2)
            {
                await _azurite.StopAsync(_cancel);
                await Task.Delay(TimeSpan.FromMilliseconds(Next(200, 1500)), _cancel); // an outage has a length
                await _azurite.StartAsync(_cancel);
            }

            if (number % killEvery == 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Next(0, 1500)), _cancel); // a kill comes at any time
                await KillAsync();
                await StartServerAsync();
            }
        }
    }

    /// <summary>Ends the chaos, waits until everything is in order, and tells what is not.</summary>
    public async Task<IReadOnlyList<string>> SettleAndCheckAsync()
    {
        _isOver = true;
        var invariants = new ChaosInvariants(_azurite.ConnectionString);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_cancel);
        limit.CancelAfter(SettlingTime);
        var faults = await invariants.CheckAsync(_cancel);
        while (faults.Count > 0 && !limit.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), _cancel); // the server tells nobody when it has nothing left to do
            faults = await invariants.CheckAsync(_cancel);
        }

        var paidTwice = _model.PaidTwice;
        Report = string.Create(
            CultureInfo.InvariantCulture,
            $"{_plan.Uploads} actions, {_plan.Kills} kills, {invariants.Blobs} blobs left ({invariants.Ready} ready, {invariants.Failed} failed), {_model.Calls.Count} model calls, {paidTwice} paid twice, {_lostCalls} in flight or lost."
        );
        return paidTwice <= _lostCalls
            ? faults
            :
            [
                .. faults,
                $"{paidTwice} calls were paid twice, but only {_lostCalls} were in flight at a kill, lost, or of no use.",
            ];
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await _model.DisposeAsync();
        await _line.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    private async Task StartServerAsync()
    {
        var settings = new Dictionary<string, string>
        {
            ["Model:Endpoint"] = _model.Endpoint.AbsoluteUri,
            ["Model:Name"] = FakeModel.Name,
            ["Model:ApiKey"] = FakeModel.Key,
            ["Digests:Lease"] = "00:00:03",
            ["Digests:MaxAttempts"] = "50",
            ["Digests:WatchInterval"] = "00:00:00.5",
            ["Azurite:Start"] = "false",
        };
        (_server, _address) = await ServerProcess.ServeAsync(_line.ConnectionString, settings);
    }

    private async Task KillAsync()
    {
        // In flight is what the server has not stored yet: on its way to the model or back, or on its way to storage.
        var calls = _model.Calls;
        var storing = calls.Count(c => Stopwatch.GetElapsedTime(c.AnsweredAt) < StoringTime);
        Interlocked.Add(ref _lostCalls, _model.Arrived - calls.Count + storing);
        await _server!.SignalAsync("KILL");
        await _server.DisposeAsync();
        _server = null;
        _address = null;
    }

    // One request in twenty meets a fault; the claim on an article is spared nothing.
    private StorageFault StorageFaultFor(HttpRequest request)
    {
        if (_isOver || Next(0, 20) > 0)
        {
            return StorageFault.None;
        }

        return (StorageFault)Next(1, Enum.GetValues<StorageFault>().Length);
    }

    private FakeFault? ModelFaultFor(int number, string schema)
    {
        if (_isOver || Next(0, 6) > 0)
        {
            return null;
        }

        FakeFault fault = Next(0, 9) switch
        {
            0 => new FakeFault.Status(429, RetryAfter: "1"),
            1 => new FakeFault.Status(500),
            2 => new FakeFault.Status(503),
            3 => new FakeFault.Slow(TimeSpan.FromSeconds(1)),
            4 => new FakeFault.Drop(),
            5 => new FakeFault.CutJson(),
            6 => new FakeFault.CodeFence(),
            7 => new FakeFault.UnknownCitations(),
            _ => new FakeFault.Lies("The Moon is made of Westmouth cheese."),
        };
        if (fault is FakeFault.Drop or FakeFault.CutJson)
        {
            Interlocked.Increment(ref _lostCalls); // paid, and of no use
        }

        return fault;
    }

    private int Next(int from, int to)
    {
        lock (_random)
        {
            return _random.Next(from, to);
        }
    }
}
