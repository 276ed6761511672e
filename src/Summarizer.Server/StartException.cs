namespace Summarizer.Server;

/// <summary>The command cannot start. The message tells the user why and how to fix it; it is printed as is.</summary>
internal sealed class StartException(string message, int exitCode = ExitCode.Failed) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
