using Azure.Core;
using Azure.Core.Pipeline;

namespace Summarizer.Tests.Storage;

/// <summary>Holds back the responses of storage until they are released.</summary>
public sealed class HoldingTransport : HttpPipelineTransport, IDisposable
{
    private readonly HttpClientTransport _line = new();
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    /// <summary>The number of calls.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Completed when the first response is held back.</summary>
    public Task Answered => _answered.Task;

    /// <summary>Releases all responses.</summary>
    public void LetGo() => _go.TrySetResult();

    public void Dispose() => _line.Dispose();

    public override Request CreateRequest() => _line.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        Interlocked.Increment(ref _calls);
        await _line.ProcessAsync(message);
        _answered.TrySetResult();
        await _go.Task.WaitAsync(message.CancellationToken);
    }
}
