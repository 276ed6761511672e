using System.Diagnostics;
using System.Globalization;
using Azure.Storage.Blobs;
using Summarizer.Storage;
using Summarizer.Testing;
using Summarizer.Testing.FakeModels;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>One chaos run: a persistent Azurite, an unreliable connection to it, a failing model, servers that are killed.</summary>
internal sealed class ChaosRun : IAsyncDisposable
{
    /// <summary>
    /// How long the servers may take to finish all work once the faults have ended: after many faults an article is retried
    /// after up to ten minutes.
    /// </summary>
    private static readonly TimeSpan SettlingTime = TimeSpan.FromMinutes(12);

    private readonly ChaosPlan _plan;
    private readonly CancellationToken _cancel;
    private readonly AzuriteServer _azurite;
    private readonly FaultyStorage _line;
    private readonly FakeModel _model;
    private readonly ModelBill _bill;
    private readonly ChaosFaults _faults;
    private readonly ChaosServers _servers;
    private readonly ChaosUsers _users;
    private readonly Random _random;
    private readonly Stopwatch _settling = new();
    private readonly ChaosInvariants _invariants;
    private readonly List<string> _floods = [];

    private ChaosRun(
        ChaosPlan plan,
        int seed,
        AzuriteServer azurite,
        FaultyStorage line,
        FakeModel model,
        CancellationToken cancellationToken
    )
    {
        (_plan, _azurite, _line, _model, _cancel) = (plan, azurite, line, model, cancellationToken);
        _bill = new(model);
        _faults = new(seed, _bill);
        _servers = new(plan.Servers, line.ConnectionString, model);
        _users = new(new BlobContainerClient(azurite.ConnectionString, StorageNames.Articles), new Random(seed + 1));
        _random = new Random(seed);
        _invariants = new(azurite.ConnectionString);
    }

    /// <summary>What happened, in figures.</summary>
    public string Report { get; private set; } = "";

    public static async Task<ChaosRun> StartAsync(ChaosPlan plan, int seed, CancellationToken cancellationToken)
    {
        var azurite = AzuriteServer.WithDataKept();
        await azurite.StartAsync(cancellationToken);
        var line = await FaultyStorage.StartAsync(azurite, cancellationToken);
        var model = await FakeModel.StartAsync(cancellationToken);
        model.Latency = TimeSpan.FromMilliseconds(50);
        await new StorageClients(new StorageOptions { ConnectionString = azurite.ConnectionString }).CreateAllAsync(
            cancellationToken
        );
        return new(plan, seed, azurite, line, model, cancellationToken);
    }

    /// <summary>Runs users, faults and kills until the plan is done.</summary>
    public async Task MakeChaosAsync()
    {
        _line.Faults = _faults.OfStorage;
        _model.Faults = (_, _) => _faults.OfModel();
        await Task.WhenAll(Enumerable.Range(0, _servers.Count).Select(_servers.StartAsync));
        for (var number = 1; number <= _plan.Uploads; number++)
        {
            await _users.ActAsync(number, _servers.AddressOf(_random.Next(_servers.Count)), _cancel);
            if (await _invariants.CheckRequestsAsync(_cancel) is { } flood)
            {
                _floods.Add(flood);
            }

            if (_plan.IsTimeFor(_plan.OutageDelay, number))
            {
                await TakeStorageAwayAsync();
            }

            if (_plan.IsTimeFor(_plan.Stalls, number))
            {
                await StallAsync(_random.Next(_servers.Count));
            }

            if (_plan.IsTimeFor(_plan.Kills, number))
            {
                await Task.Delay(Milliseconds(0, 1500), _cancel); // a kill may happen at any time
                await KillAsync(_random.Next(_servers.Count));
            }
        }
    }

    /// <summary>Ends the faults, waits until all invariants hold and stay so, and returns the violations.</summary>
    public async Task<IReadOnlyList<string>> SettleAndCheckAsync()
    {
        _faults.End();
        _settling.Start();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_cancel);
        limit.CancelAfter(SettlingTime);
        var faults = await _invariants.CheckAsync(_cancel);
        while (faults.Count > 0 && !limit.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), _cancel); // the servers do not signal that they are done
            faults = await _invariants.CheckAsync(_cancel);
        }

        _settling.Stop();
        if (faults.Count == 0)
        {
            await Task.Delay(ChaosServers.Lease, _cancel); // a server that lost a lease has stopped writing by then
            faults = await _invariants.CheckAsync(_cancel);
        }

        var inVain = _bill.PaidInVain();
        Report = Describe(_invariants, inVain.Select(p => p.Reason ?? "for no reason"));
        return
        [
            .. faults,
            .. _floods,
            .. inVain
                .Where(p => p.Reason is null)
                .Select(p =>
                    $"A call of server {p.Call.Caller} (status {p.Call.Status}, {p.Call.Fault}) was paid twice."
                ),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _servers.DisposeAsync();
        await _model.DisposeAsync();
        await _line.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    private async Task TakeStorageAwayAsync()
    {
        var from = Stopwatch.GetTimestamp();
        await _azurite.StopAsync(_cancel);
        await Task.Delay(Milliseconds(200, 1500), _cancel); // an outage has a length
        await _azurite.StartAsync(_cancel);
        _bill.WasAway(from, Stopwatch.GetTimestamp());
    }

    private async Task StallAsync(int server)
    {
        var from = Stopwatch.GetTimestamp();
        await _servers.StallAsync(server, ChaosServers.Lease + Milliseconds(500, 3000), _cancel);
        _bill.Stopped(ChaosServers.CallerOf(server), from, Stopwatch.GetTimestamp());
    }

    private async Task KillAsync(int server)
    {
        var at = Stopwatch.GetTimestamp();
        await _servers.KillAsync(server);
        _bill.Stopped(ChaosServers.CallerOf(server), at, Stopwatch.GetTimestamp());
        await _servers.StartAsync(server);
    }

    private TimeSpan Milliseconds(int from, int to) => TimeSpan.FromMilliseconds(_random.Next(from, to));

    private string Describe(ChaosInvariants invariants, IEnumerable<string> reasons) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{_plan.Servers} servers, {_plan.Uploads} actions, {_plan.Kills} kills, {_plan.Stalls} stalls, {_plan.OutageDelay} outages; in order after {_settling.Elapsed.TotalSeconds:F0} s: {invariants.Blobs} blobs left ({invariants.Ready} ready, {invariants.Failed} failed); {_model.Calls.Count(c => c.IsPaid)} model calls paid, again: {string.Join(", ", reasons.CountBy(r => r).Select(r => $"{r.Value} {r.Key}").DefaultIfEmpty("none"))}."
        );
}
