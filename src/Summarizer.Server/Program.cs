using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text;
using Summarizer.Reading;
using Summarizer.Server;
using Summarizer.Server.Commands;
using Summarizer.Settings;

if (ReaderProgram.TryRun(args))
{
    return 0;
}

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand(
    "Turns articles into digests: summary, keywords and FAQs, every statement tied to the sentences that support it."
)
{
    ServeCommand.Create(),
    DigestCommand.Create(),
    UploadCommand.Create(),
    RedigestCommand.Create(),
    HealthCommand.Create(),
};
root.SetAction((_, cancellationToken) => ServeCommand.RunAsync(urls: null, upload: [], cancellationToken));

// All three signals mean: stop cleanly. Running work is given time to finish; Azurite stops last.
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);

try
{
    return await root.Parse(args)
        .InvokeAsync(
            new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
            stop.Token
        );
}
catch (SettingsException e)
{
    const int misused = 2; // as for a wrong command line in most programs
    await Console.Error.WriteLineAsync(e.Message);
    return misused;
}
catch (Exception e) when (e is StartException or ReaderException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    const int interruptedBySignal = 130; // the shells' convention
    return interruptedBySignal;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
