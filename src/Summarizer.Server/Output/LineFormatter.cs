using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Summarizer.Server.Output;

/// <summary>
/// Logs as lines of time, level, category and message. The formatters of the framework add the number of the event, which is a
/// hash of its name, and split an entry over two lines or crush the stack of an exception into one.
/// </summary>
internal sealed class LineFormatter(IOptionsMonitor<ConsoleFormatterOptions> options) : ConsoleFormatter(Name)
{
    /// <summary>The value of <c>Logging:Console:FormatterName</c>.</summary>
    public new const string Name = "line";

    /// <inheritdoc />
    public override void Write<TState>(
        in LogEntry<TState> logEntry,
        IExternalScopeProvider? scopeProvider,
        TextWriter textWriter
    )
    {
        if (options.CurrentValue is { TimestampFormat: { } format } current)
        {
            var now = current.UseUtcTimestamp ? DateTimeOffset.UtcNow : DateTimeOffset.Now;
            textWriter.Write($"{now.ToString(format, CultureInfo.InvariantCulture)} ");
        }

        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        textWriter.WriteLine($"{LevelOf(logEntry.LogLevel)} {logEntry.Category.Split('.')[^1]}: {message}");
        if (logEntry.Exception is { } exception)
        {
            textWriter.WriteLine(exception);
        }
    }

    private static string LevelOf(LogLevel level) =>
        level switch
        {
            LogLevel.Information => "info",
            LogLevel.Warning => "warn",
            LogLevel.Critical => "fatal",
            _ => level.ToString().ToLowerInvariant(),
        };
}
