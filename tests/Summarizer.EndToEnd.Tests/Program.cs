using Summarizer.Reading;

// The services of the page's tests run in this process, and read files in processes of this program.
return ReaderProgram.TryRun(args) ? 0 : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
