using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.LanguageModels.Budget;
using Summarizer.Testing;

namespace Summarizer.Tests.Engines.LanguageModels.Budget;

public sealed class SpendLedgerTests(AzuriteServer azurite) : IAsyncLifetime
{
    private readonly TableClient _table = new TableServiceClient(azurite.ConnectionString).GetTableClient(
        $"usage{Guid.NewGuid():n}"
    );

    private readonly ManualTime _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _table.CreateAsync(Cancel);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Reservations_that_together_exceed_the_cap_are_refused()
    {
        await using var ledger = Ledger("a", cap: 1);

        Assert.NotNull(await ledger.TryReserveAsync(0.6m, Cancel));
        Assert.Null(await ledger.TryReserveAsync(0.5m, Cancel));
        Assert.NotNull(await ledger.TryReserveAsync(0.4m, Cancel));
    }

    [Fact]
    public async Task Settling_a_call_frees_the_budget_it_did_not_use()
    {
        await using var ledger = Ledger("a", cap: 1);
        var reservation = await ledger.TryReserveAsync(0.9m, Cancel);

        ledger.Settle(reservation!, new(100_000, 10_000)); // 0.1 + 0.1

        Assert.NotNull(await ledger.TryReserveAsync(0.8m, Cancel));
        Assert.Null(await ledger.TryReserveAsync(0.01m, Cancel));
    }

    [Fact]
    public async Task Instances_share_the_days_budget()
    {
        await using var one = Ledger("a", cap: 1);
        await using var other = Ledger("b", cap: 1);

        Assert.NotNull(await one.TryReserveAsync(0.7m, Cancel));
        Assert.Null(await other.TryReserveAsync(0.4m, Cancel));
        Assert.NotNull(await other.TryReserveAsync(0.3m, Cancel));
    }

    [Fact]
    public async Task However_many_reserve_at_once_the_cap_holds()
    {
        SpendLedger[] ledgers = [.. Enumerable.Range(0, 4).Select(i => Ledger($"i{i}", cap: 1))];

        var granted = await Task.WhenAll(
            Enumerable.Range(0, 80).Select(i => ledgers[i % 4].TryReserveAsync(0.05m, Cancel))
        );

        Assert.InRange(granted.Count(g => g is not null), 1, 20);
        foreach (var ledger in ledgers)
        {
            await ledger.DisposeAsync();
        }
    }

    [Fact]
    public async Task Reservations_made_at_once_by_one_instance_use_the_whole_budget()
    {
        await using var ledger = Ledger("a", cap: 1);

        var granted = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => ledger.TryReserveAsync(0.05m, Cancel)));

        Assert.Equal(20, granted.Count(g => g is not null));
    }

    [Fact]
    public async Task What_a_dead_instance_had_reserved_counts_as_spent()
    {
        var dead = Ledger("dead", cap: 1);
        await dead.TryReserveAsync(0.8m, Cancel);
        await using var ledger = Ledger("b", cap: 1);

        Assert.Null(await ledger.TryReserveAsync(0.3m, Cancel));
    }

    [Fact]
    public async Task A_new_day_has_a_new_budget()
    {
        await using var ledger = Ledger("a", cap: 1);
        await ledger.TryReserveAsync(1, Cancel);
        Assert.Null(await ledger.TryReserveAsync(0.1m, Cancel));

        _time.Advance(TimeSpan.FromHours(12));

        Assert.NotNull(await ledger.TryReserveAsync(1, Cancel));
    }

    [Fact]
    public async Task A_call_counts_for_the_day_it_was_reserved_on()
    {
        await using var ledger = Ledger("a", cap: 1);
        var reservation = await ledger.TryReserveAsync(0.5m, Cancel);
        _time.Advance(TimeSpan.FromHours(12));

        ledger.Settle(reservation!, new(300_000, 0));
        await ledger.FlushAsync(Cancel);

        var row = (await _table.GetEntityAsync<TableEntity>("20260304", "a", cancellationToken: Cancel)).Value;
        Assert.Equal(300_000, row.GetInt64("SpentMicroUsd"));
        Assert.Equal(0, row.GetInt64("ReservedMicroUsd"));
        Assert.Equal(1, row.GetInt64("Calls"));
        Assert.Equal(300_000, row.GetInt64("InputTokens"));
    }

    [Fact]
    public async Task Without_a_daily_cap_every_call_is_granted_and_still_recorded()
    {
        await using var ledger = Ledger("a", cap: null);
        var reservation = await ledger.TryReserveAsync(1_000_000, Cancel);

        ledger.Settle(reservation!, new(7, 8));
        await ledger.FlushAsync(Cancel);

        var row = (await _table.GetEntityAsync<TableEntity>("20260304", "a", cancellationToken: Cancel)).Value;
        Assert.Equal(8, row.GetInt64("OutputTokens"));
    }

    [Fact]
    public async Task An_article_over_the_days_budget_is_not_sent()
    {
        await using var ledger = Ledger("a", cap: 0.0001m);
        var inner = new ScriptedModel(_ => ScriptedModel.Answer());
        var model = new MeteredLanguageModel(inner, new(1, 10), ledger);

        var reply = await model.AskAsync(ScriptedModel.Request(), ScriptedModel.Account(), Cancel);

        Assert.Equal(UnavailableCause.OverBudget, Assert.IsType<ModelReply.Unavailable>(reply).Cause);
        Assert.Equal(0, inner.Calls);
    }

    private SpendLedger Ledger(string instance, decimal? cap) =>
        new(_table, instance, cap, new(1, 10), _time, NullLogger<SpendLedger>.Instance);
}
