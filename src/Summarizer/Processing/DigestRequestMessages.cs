using System.Text.Json;
using Summarizer.Processing.Protocol;
using Summarizer.Storage;
using Summarizer.Telemetry;

namespace Summarizer.Processing;

/// <summary>The queue <c>digest-requests</c>. Waits that are longer than a queue allows are taken up again by the sweeper.</summary>
internal sealed class DigestRequestMessages(StorageClients storage, InProcessSignal signal, TimeProvider time)
    : TextMessages(storage, StorageNames.DigestRequests)
{
    /// <summary>Sends a request that is seen after the delay and, unless it was taken, is gone when it was seen for a while.</summary>
    public async Task SendAsync(
        DigestRequest request,
        TimeSpan delay,
        TimeSpan seenFor,
        CancellationToken cancellationToken
    )
    {
        var hidden = Hidden(delay);
        var sent = request with { NotBefore = time.GetUtcNow() + hidden, TraceParent = ArticleTelemetry.TraceParent };
        await SendTextAsync(
            JsonSerializer.Serialize(sent, DigestRequestJson.Default.DigestRequest),
            hidden,
            hidden + seenFor,
            cancellationToken
        );
        if (hidden == TimeSpan.Zero)
        {
            signal.RequestSent();
        }
    }
}
