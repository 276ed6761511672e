using Azure.Core;
using Azure.Core.Pipeline;

namespace Summarizer.Tests.Storage;

/// <summary>Loses the first response to each write: the connection breaks after storage has acted.</summary>
public sealed class LosingTransport : HttpPipelineTransport, IDisposable
{
    private readonly HttpClientTransport _line = new();
    private readonly HashSet<string> _lost = [];

    public void Dispose() => _line.Dispose();

    public override Request CreateRequest() => _line.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        await _line.ProcessAsync(message);
        if (
            message.Request.Method != RequestMethod.Get
            && message.Request.Method != RequestMethod.Head
            && IsFirst(message)
        )
        {
            throw new IOException("The connection broke.");
        }
    }

    private bool IsFirst(HttpMessage message)
    {
        lock (_lost)
        {
            return _lost.Add(message.Request.ClientRequestId);
        }
    }
}
