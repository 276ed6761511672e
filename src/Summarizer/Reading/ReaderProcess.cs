using System.ComponentModel;
using System.Diagnostics;
using Summarizer.Text.Articles;

namespace Summarizer.Reading;

/// <summary>What a reader process made of a file.</summary>
internal abstract record ReaderOutcome
{
    private ReaderOutcome() { }

    /// <summary>It has answered, and can read another file.</summary>
    public sealed record Answered(ReadResult Result) : ReaderOutcome;

    /// <summary>It was stopped at its limit of time.</summary>
    public sealed record OutOfTime : ReaderOutcome;

    /// <summary>It ended at its limit of memory.</summary>
    public sealed record OutOfMemory : ReaderOutcome;

    /// <summary>It ended by itself, as by a stack overflow.</summary>
    public sealed record Crashed : ReaderOutcome;

    /// <summary>Something outside of the service killed it, as the system does when memory is short.</summary>
    public sealed record Killed : ReaderOutcome;
}

/// <summary>A process that reads files, one at a time. After any outcome but an answer it is of no more use.</summary>
internal sealed class ReaderProcess : IDisposable
{
    // Of the clock against the processor: a machine may be busy, and a file may make its reader wait for nothing.
    private const int ClockFactor = 4;

    private static readonly TimeSpan _shortestWait = TimeSpan.FromMilliseconds(50);
    private const int KilledBySignal = 128 + 9; // of .NET for SIGKILL, on Unix
    private readonly Process _process;
    private readonly BinaryWriter _requests;
    private readonly BinaryReader _answers;
    private bool _hasStarted;

    private ReaderProcess(Process process)
    {
        _process = process;
        _requests = new(process.StandardInput.BaseStream);
        _answers = new(new BufferedStream(process.StandardOutput.BaseStream, 1 << 16));
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null); // a stack overflow prints pages
    }

    public int Id => _process.Id;

    /// <summary>Starts a process.</summary>
    /// <exception cref="ReaderException">It cannot be started.</exception>
    public static ReaderProcess Start(ReaderOptions options) => Start(ReaderProgram.StartInfo(options.MaxMemoryBytes));

    /// <summary>Starts a program that reads files.</summary>
    public static ReaderProcess Start(ProcessStartInfo program)
    {
        try
        {
            return new(Process.Start(program)!);
        }
        catch (Win32Exception e)
        {
            throw new ReaderException("No process can be started to read files.", e);
        }
    }

    /// <summary>Has the process read a file.</summary>
    /// <param name="request">The file.</param>
    /// <param name="timeout">The limit of processor time; of the clock it is four times as much.</param>
    /// <param name="cancellationToken">Kills the process.</param>
    /// <exception cref="ReaderException">The process does not start.</exception>
    public async Task<ReaderOutcome> ReadAsync(
        ReaderRequest request,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        var answer = Task.Run(() => Exchange(request), CancellationToken.None);
        try
        {
            return await WaitAsync(answer, timeout, cancellationToken)
                ? new ReaderOutcome.Answered(await answer)
                : new ReaderOutcome.OutOfTime();
        }
        catch (InvalidDataException)
        {
            return new ReaderOutcome.Crashed();
        }
        catch (IOException)
        {
            return await EndAsync();
        }
        finally
        {
            if (!answer.IsCompletedSuccessfully)
            {
                Kill();
                await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public void Dispose()
    {
        Kill();
        _process.StandardInput.BaseStream.Dispose();
        _process.StandardOutput.BaseStream.Dispose();
        _process.StandardError.BaseStream.Dispose();
        _process.Dispose();
    }

    // Pipes of a process block; killing it ends that.
    private ReadResult Exchange(ReaderRequest request)
    {
        if (!_hasStarted)
        {
            AwaitStart();
        }

        request.Write(_requests);
        return ReadResultCodec.Read(_answers, request.MaxAnswerBytes);
    }

    // Otherwise a program that does not start would be the fault of every file.
    private void AwaitStart()
    {
        try
        {
            _hasStarted = _answers.ReadByte() == ReaderProgram.Started;
        }
        catch (IOException) { }

        if (!_hasStarted)
        {
            throw new ReaderException("The process that reads files does not start.");
        }
    }

    private async Task<bool> WaitAsync(Task answer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var before = ProcessorTime();
        var clock = Stopwatch.StartNew();
        var left = timeout;
        while (left > TimeSpan.Zero && clock.Elapsed < ClockFactor * timeout)
        {
            try
            {
                await answer.WaitAsync(left > _shortestWait ? left : _shortestWait, cancellationToken);
                return true;
            }
            catch (TimeoutException)
            {
                left = timeout - (ProcessorTime() - before);
            }
        }

        return false;
    }

    private TimeSpan ProcessorTime()
    {
        try
        {
            return _process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return TimeSpan.Zero; // it has ended, which reading its answer shows
        }
    }

    private async Task<ReaderOutcome> EndAsync()
    {
        await _process.WaitForExitAsync(CancellationToken.None);
        return _process.ExitCode switch
        {
            ReaderProgram.OutOfMemory => new ReaderOutcome.OutOfMemory(),
            KilledBySignal => new ReaderOutcome.Killed(),
            _ => new ReaderOutcome.Crashed(),
        };
    }

    private void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException) { } // it has ended
    }
}
