namespace Summarizer.Storage;

/// <summary>Calls to storage that do not wait for each other: rows that are needed together lie in as many partitions.</summary>
internal static class ConcurrentCalls
{
    private const int Most = 8;

    public static Task ForEachAsync<T>(
        IEnumerable<T> items,
        Func<T, CancellationToken, Task> call,
        CancellationToken cancellationToken
    ) =>
        Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = Most, CancellationToken = cancellationToken },
            async (item, cancel) => await call(item, cancel)
        );
}
