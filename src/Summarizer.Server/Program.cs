using System.Runtime.InteropServices;
using System.Text;
using Summarizer.Reading;
using Summarizer.Server;
using Summarizer.Server.Client;
using Summarizer.Server.Commands;
using Summarizer.Settings;

if (ReaderProgram.TryRun(args))
{
    return 0;
}

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

// All three signals mean: stop cleanly. Running work is given time to finish; Azurite stops last.
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);

try
{
    return await CommandLine.RunAsync(args, stop.Token);
}
catch (Exception e) when (e is SettingsException or StartException or ServerException or ReaderException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return e switch
    {
        SettingsException => ExitCode.Misused,
        StartException start => start.ExitCode,
        ServerException server => server.ExitCode,
        _ => ExitCode.Failed,
    };
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return ExitCode.Stopped;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
