using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Summarizer.Storage;

namespace Summarizer.Engines.LanguageModels.Budget;

/// <summary>
/// What all instances spend on a day (UTC), in table <c>usage</c>: one row a day and process, which only that process
/// writes. A call is reserved before it is made: the process writes its row, then sums all rows. Of two that reserve at
/// the same time at least one sees the other, so the cap holds. What a process had reserved when it died counts as spent.
/// </summary>
/// <remarks>
/// Reservations made at the same time share one write and one sum. The cost of finished calls is written with the
/// next reservation, or after a few seconds. Without a cap nothing is read.
/// </remarks>
internal sealed partial class SpendLedger : IAsyncDisposable
{
    private const decimal Micro = 1_000_000;
    private static readonly TimeSpan WriteDelay = TimeSpan.FromSeconds(3);
    private static readonly string[] SummedColumns = ["RowKey", "ReservedMicroUsd", "SpentMicroUsd"];

    private readonly TableClient _table;
    private readonly string _instance;
    private readonly decimal? _dailyCapUsd;
    private readonly ModelPrices _prices;
    private readonly TimeProvider _time;
    private readonly ILogger<SpendLedger> _logger;
    private readonly Dictionary<string, Day> _days = [];
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ITimer _timer;
    private bool _isDisposed;

    /// <summary>
    /// Opens the ledger in a table that exists. <paramref name="instance"/> is a row key of this process alone; without
    /// <paramref name="dailyCapUsd"/> nothing is refused.
    /// </summary>
    public SpendLedger(
        TableClient table,
        string instance,
        decimal? dailyCapUsd,
        ModelPrices prices,
        TimeProvider time,
        ILogger<SpendLedger> logger
    )
    {
        _table = table;
        _instance = instance;
        _dailyCapUsd = dailyCapUsd;
        _prices = prices;
        _time = time;
        _logger = logger;
        _timer = time.CreateTimer(_ => _ = WriteLaterAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sets money aside, to be settled; null if it would exceed the day's budget.</summary>
    public async Task<Reservation?> TryReserveAsync(decimal usd, CancellationToken cancellationToken)
    {
        Day day;
        long version;
        lock (_lock)
        {
            day = Today();
            day.Reserved += usd;
            version = ++day.Version;
            if (_dailyCapUsd is null)
            {
                day.Granted += usd;
                return new(day.Date, usd);
            }
        }

        var isGranted = false;
        try
        {
            var others = await SumOthersAsync(day, version, cancellationToken);
            lock (_lock)
            {
                isGranted = others + day.Spent + day.Granted + usd <= _dailyCapUsd;
                day.Granted += isGranted ? usd : 0;
            }
        }
        finally
        {
            if (!isGranted)
            {
                lock (_lock)
                {
                    day.Reserved -= usd;
                    day.Version++;
                }

                WriteSoon();
            }
        }

        return isGranted ? new(day.Date, usd) : null;
    }

    /// <summary>Releases a reservation and records what was spent; null if nothing was.</summary>
    public void Settle(Reservation reservation, TokenUsage? usage)
    {
        lock (_lock)
        {
            var day = DayOf(reservation.Day);
            day.Reserved -= reservation.Usd;
            day.Granted -= reservation.Usd;
            if (usage is { } tokens)
            {
                day.Spent += _prices.CostOf(tokens);
                day.Calls++;
                day.InputTokens += tokens.InputTokens;
                day.OutputTokens += tokens.OutputTokens;
            }

            day.Version++;
        }

        WriteSoon();
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        Day[] days;
        lock (_lock)
        {
            days = [.. _days.Values.Where(d => d.Version > d.WrittenVersion)];
        }

        foreach (var day in days)
        {
            await _writing.WaitAsync(cancellationToken);
            try
            {
                await WriteAsync(day, cancellationToken);
            }
            finally
            {
                _writing.Release();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _timer.DisposeAsync();
        await WriteLaterAsync();
        _writing.Dispose();
    }

    private async Task<decimal> SumOthersAsync(Day day, long version, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            // The caller before may have written this reservation together with its own.
            if (day.SummedVersion < version)
            {
                await WriteAsync(day, cancellationToken);
                var written = day.WrittenVersion;
                day.Others = await ReadOthersAsync(day.Date, cancellationToken);
                day.SummedVersion = written;
            }

            return day.Others;
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task<decimal> ReadOthersAsync(string date, CancellationToken cancellationToken)
    {
        var sum = 0L;
        await foreach (
            var row in _table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {date}"),
                select: SummedColumns,
                cancellationToken: cancellationToken
            )
        )
        {
            if (row.RowKey != _instance)
            {
                sum += (row.GetInt64("ReservedMicroUsd") ?? 0) + (row.GetInt64("SpentMicroUsd") ?? 0);
            }
        }

        return sum / Micro;
    }

    private async Task WriteAsync(Day day, CancellationToken cancellationToken)
    {
        TableEntity row;
        long version;
        lock (_lock)
        {
            version = day.Version;
            row = new(day.Date, _instance)
            {
                ["ReservedMicroUsd"] = (long)Math.Ceiling(day.Reserved * Micro),
                ["SpentMicroUsd"] = (long)Math.Ceiling(day.Spent * Micro),
                ["Calls"] = day.Calls,
                ["InputTokens"] = day.InputTokens,
                ["OutputTokens"] = day.OutputTokens,
            };
        }

        await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        day.WrittenVersion = version;
    }

    private void WriteSoon()
    {
        if (!_isDisposed)
        {
            _timer.Change(WriteDelay, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task WriteLaterAsync()
    {
        try
        {
            await FlushAsync(CancellationToken.None);
        }
        catch (Exception e) when (StorageOutage.Is(e) || e is RequestFailedException or ObjectDisposedException)
        {
            // The next reservation writes it, or reports the error. Until then the row counts more than was spent, not less.
            LogNotWritten(e);
        }
    }

    private Day Today()
    {
        var date = _time.GetUtcNow().ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var day = DayOf(date);
        // Days that are over and written are no longer needed.
        foreach (var old in _days.Values.Where(d => d.Date != date && d.Reserved == 0 && d.Version == d.WrittenVersion))
        {
            _days.Remove(old.Date);
        }

        return day;
    }

    private Day DayOf(string date)
    {
        if (!_days.TryGetValue(date, out var day))
        {
            day = new(date);
            _days.Add(date, day);
        }

        return day;
    }

    [LoggerMessage(LogLevel.Warning, "The cost of model calls could not be written yet")]
    private partial void LogNotWritten(Exception exception);

    /// <summary>Money set aside for one call, and the day (yyyyMMdd, UTC) that it counts for whenever the call ends.</summary>
    public sealed record Reservation(string Day, decimal Usd);

    private sealed class Day(string date)
    {
        public string Date { get; } = date;

        public decimal Reserved { get; set; }

        /// <summary>The part of it that is within the cap.</summary>
        public decimal Granted { get; set; }

        public decimal Spent { get; set; }

        public long Calls { get; set; }

        public long InputTokens { get; set; }

        public long OutputTokens { get; set; }

        /// <summary>What the other rows of the day held when they were last summed.</summary>
        public decimal Others { get; set; }

        /// <summary>The version that stood in this process's row when the others were summed.</summary>
        public long SummedVersion { get; set; }

        public long Version { get; set; }

        public long WrittenVersion { get; set; }
    }
}
