using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Summarizer.Tests;

/// <summary>Collects what must not be logged while nothing is broken: errors, and warnings with exceptions.</summary>
internal sealed class CalmLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _alarms = [];

    public IEnumerable<string> Alarms => _alarms;

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (logLevel >= LogLevel.Error || (logLevel == LogLevel.Warning && exception is not null))
        {
            _alarms.Enqueue($"log: {logLevel}: {formatter(state, exception)} {exception}");
        }
    }

    public void Dispose() { }
}
