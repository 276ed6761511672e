using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Summarizer.Testing;

/// <summary>
/// The line between one client and its storage: counts what goes over it, and can be cut for good, as when the process
/// at one end is killed.
/// </summary>
public sealed class StorageLine : HttpPipelineTransport
{
    private readonly HttpClientTransport _transport = HttpClientTransport.Shared;
    private int _requests;
    private volatile bool _isCut;

    /// <summary>How many requests were sent.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>From now on nothing gets through.</summary>
    public void Cut() => _isCut = true;

    /// <inheritdoc />
    public override Request CreateRequest() => _transport.CreateRequest();

    /// <inheritdoc />
    public override void Process(HttpMessage message)
    {
        Pass();
        _transport.Process(message);
    }

    /// <inheritdoc />
    public override ValueTask ProcessAsync(HttpMessage message)
    {
        Pass();
        return _transport.ProcessAsync(message);
    }

    private void Pass()
    {
        if (_isCut)
        {
            throw new RequestFailedException("The line is cut.");
        }

        Interlocked.Increment(ref _requests);
    }
}
