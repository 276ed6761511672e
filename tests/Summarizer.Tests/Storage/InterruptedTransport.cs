using Azure.Core;
using Azure.Core.Pipeline;

namespace Summarizer.Tests.Storage;

/// <summary>Lets somebody else act after a number of calls, before the next one.</summary>
public sealed class InterruptedTransport(int callsBefore, Func<Task> interruption) : HttpPipelineTransport, IDisposable
{
    private readonly HttpClientTransport _line = new();
    private int _calls;

    /// <summary>The number of calls.</summary>
    public int Calls => Volatile.Read(ref _calls);

    public void Dispose() => _line.Dispose();

    public override Request CreateRequest() => _line.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        if (Interlocked.Increment(ref _calls) == callsBefore + 1)
        {
            await interruption();
        }

        await _line.ProcessAsync(message);
    }
}
