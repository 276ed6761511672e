namespace Summarizer.Storage;

/// <summary>Calls to storage that do not wait for each other: rows that are needed together lie in as many partitions.</summary>
internal static class ConcurrentCalls
{
    /// <summary>How many at a time, unless told otherwise.</summary>
    public const int Most = 8;

    public static Task ForEachAsync<T>(
        IEnumerable<T> items,
        Func<T, CancellationToken, Task> call,
        CancellationToken cancellationToken
    ) => ForEachAsync(items, Most, call, cancellationToken);

    /// <summary>At most so many at a time, of calls whose results take much memory.</summary>
    public static Task ForEachAsync<T>(
        IEnumerable<T> items,
        int most,
        Func<T, CancellationToken, Task> call,
        CancellationToken cancellationToken
    ) =>
        Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = most, CancellationToken = cancellationToken },
            async (item, cancel) => await call(item, cancel)
        );
}
