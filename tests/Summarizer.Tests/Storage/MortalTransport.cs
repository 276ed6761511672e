using Azure.Core;
using Azure.Core.Pipeline;

namespace Summarizer.Tests.Storage;

/// <summary>The process is dead: its requests are no longer sent.</summary>
public sealed class ProcessKilledException() : Exception("The process is dead.");

/// <summary>Sends a number of requests and then none: what storage sees of a killed process.</summary>
public sealed class MortalTransport(int requests) : HttpPipelineTransport, IDisposable
{
    private readonly HttpClientTransport _alive = new();
    private int _left = requests;

    /// <summary>Whether the process ended before it was killed.</summary>
    public bool Survived => Volatile.Read(ref _left) >= 0;

    public void Dispose() => _alive.Dispose();

    public override Request CreateRequest() => _alive.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override ValueTask ProcessAsync(HttpMessage message) =>
        Interlocked.Decrement(ref _left) >= 0 ? _alive.ProcessAsync(message) : throw new ProcessKilledException();
}
