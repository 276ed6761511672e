using Azure.Core;
using Azure.Core.Pipeline;

namespace Summarizer.Tests.Storage;

/// <summary>Stops its process after a number of requests to storage; requests that the stop does not cancel continue.</summary>
public sealed class StoppingTransport(int requests) : HttpPipelineTransport, IDisposable
{
    private readonly HttpClientTransport _line = new();
    private readonly CancellationTokenSource _stopping = new();
    private int _left = requests;

    /// <summary>Cancelled when the process stops.</summary>
    public CancellationToken Stopping => _stopping.Token;

    public void Dispose()
    {
        _line.Dispose();
        _stopping.Dispose();
    }

    public override Request CreateRequest() => _line.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        if (Interlocked.Decrement(ref _left) < 0)
        {
            await _stopping.CancelAsync();
        }

        message.CancellationToken.ThrowIfCancellationRequested();
        await _line.ProcessAsync(message);
    }
}
