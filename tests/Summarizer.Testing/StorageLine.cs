using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Summarizer.Testing;

/// <summary>
/// The connection of a client to storage: counts requests, and can be cut for good, like that of a killed process.
/// </summary>
public sealed class StorageLine : HttpPipelineTransport
{
    private readonly HttpClientTransport _transport = HttpClientTransport.Shared;
    private int _requests;
    private volatile bool _isCut;

    /// <summary>The number of requests sent.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Stops all further requests.</summary>
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
