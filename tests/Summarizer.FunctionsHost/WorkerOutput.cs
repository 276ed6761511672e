using System.Text;
using Summarizer.FunctionsHost.Protocol;

namespace Summarizer.FunctionsHost;

/// <summary>What the workers and the listeners of one host said, to be shown when a test fails.</summary>
internal sealed class WorkerOutput
{
    private readonly StringBuilder _said = new();

    public void Add(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }

    public void Add(Log log) => Add($"[{log.Level}] {log.Category}: {log.Message} {log.Exception?.Message}");

    public override string ToString()
    {
        lock (_said)
        {
            return _said.ToString();
        }
    }
}
