using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Summarizer.Text.Articles;

namespace Summarizer.Reading;

/// <summary>
/// Reads files in processes of their own, which are reused. Files are hostile and a parser cannot be cancelled: whatever one
/// does to its reader, the service goes on, and so do the other files.
/// </summary>
public sealed partial class ArticleReaders(IOptions<ReaderOptions> options, ILogger<ArticleReaders> logger)
    : IDisposable
{
    private const int LargeFile = 4 << 20; // bytes; what it leaves in memory is worth a new process

    private readonly SemaphoreSlim _free = new(options.Value.Processes); // has nothing to dispose of: reads may still end
    private readonly ConcurrentStack<ReaderProcess> _idle = new();
    private volatile bool _disposed;

    /// <summary>Reads a file, as soon as a process is free.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="contentType">Its declared media type, if any.</param>
    /// <param name="name">Its name, if any; the ending is a hint at the format.</param>
    /// <param name="cancellationToken">Stops the process that reads it.</param>
    /// <exception cref="ReaderException">No process can be had. Try again later.</exception>
    public async Task<ReadResult> ReadAsync(
        ReadOnlyMemory<byte> bytes,
        string? contentType,
        string? name,
        CancellationToken cancellationToken
    )
    {
        var file = new ReaderRequest(bytes, contentType, name, options.Value.MaxAnswerBytes);
        await _free.WaitAsync(cancellationToken);
        try
        {
            var outcome = _idle.TryPop(out var used) ? await ReadAsync(used, file, cancellationToken) : null;
            if (outcome is not (ReaderOutcome.Answered or ReaderOutcome.OutOfTime))
            {
                // A file is blamed for its time, and for what it does to a new process, not for what others left in a used one.
                outcome = await ReadAsync(ReaderProcess.Start(options.Value), file, cancellationToken);
            }

            return Result(outcome);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _disposed = true;
        EndIdle();
    }

    private void EndIdle()
    {
        while (_idle.TryPop(out var reader))
        {
            reader.Dispose();
        }
    }

    private async Task<ReaderOutcome> ReadAsync(
        ReaderProcess reader,
        ReaderRequest file,
        CancellationToken cancellationToken
    )
    {
        var isReusable = false;
        try
        {
            var outcome = await reader.ReadAsync(file, options.Value.Timeout, cancellationToken);
            isReusable = outcome is ReaderOutcome.Answered && file.Bytes.Length < LargeFile;
            if (outcome is not ReaderOutcome.Answered)
            {
                LogStopped(outcome.GetType().Name, file.Bytes.Length);
            }

            return outcome;
        }
        finally
        {
            if (isReusable)
            {
                _idle.Push(reader);
                if (_disposed)
                {
                    EndIdle(); // it came back too late to be ended with the others
                }
            }
            else
            {
                reader.Dispose();
            }
        }
    }

    private static ReadResult Result(ReaderOutcome outcome) =>
        outcome switch
        {
            ReaderOutcome.Answered answered => answered.Result,
            ReaderOutcome.OutOfTime => new ReadResult.Unreadable(
                UnreadableReason.TooCostly,
                "The file takes too long to read. It may be damaged; save it anew, or upload it in parts."
            ),
            ReaderOutcome.OutOfMemory => new ReadResult.Unreadable(
                UnreadableReason.TooCostly,
                "The file takes too much memory to read. It may be damaged; save it anew, or upload it in parts."
            ),
            ReaderOutcome.Killed => throw new ReaderException(
                "Something killed the process that reads files. Memory may be short."
            ),
            _ => new ReadResult.Unreadable(
                UnreadableReason.Damaged,
                "The file stops the program that reads it. It may be damaged; save it anew."
            ),
        };

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A reader process was replaced: {Outcome}, by a file of {Bytes} bytes."
    )]
    private partial void LogStopped(string outcome, int bytes);
}
