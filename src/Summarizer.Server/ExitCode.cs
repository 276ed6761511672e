namespace Summarizer.Server;

/// <summary>What the exit code of every command means.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Misused = 2;
    public const int NoServer = 3;
    public const int Stopped = 130; // the shells' convention

    public const string Description = """
        Exit codes:
          0    done
          1    something failed or was not found; the reasons are on standard error
          2    wrong command line or setting: nothing was done
          3    no response from the server
          130  stopped by a signal
        """;
}
