using Summarizer.Reading;
using Summarizer.Tests.Reading;

// The services of these tests read files in processes of this program, some of them in hostile ways.
return ReaderProgram.TryRun(args, HostileReader.Read)
    ? 0
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
