using System.Text.Json;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Processing.Protocol;
using Summarizer.Storage;
using Summarizer.Telemetry;

namespace Summarizer.Processing;

/// <summary>Work that no blob event brings: a retry, a second digest, what the sweeper found.</summary>
/// <param name="Name">The exact name of the blob.</param>
/// <param name="Reason">What asked for it: <c>retry</c>, <c>sweep</c>, <c>postponed</c> …</param>
/// <param name="NotBefore">When the work was to begin, by the sender's clock. The queue itself holds the message back until then.</param>
/// <param name="TraceParent">The trace that it was sent in (W3C trace context).</param>
public sealed record DigestRequest(
    string Name,
    string Reason,
    DateTimeOffset? NotBefore = null,
    string? TraceParent = null
)
{
    /// <summary>The reason of a request to make a better digest in place of one that stands in for it.</summary>
    public const string Improve = "improve";

    /// <summary>Reads a message of the queue; null if it is none of ours, or names what no blob can be called.</summary>
    public static DigestRequest? Parse(string message)
    {
        try
        {
            return
                JsonSerializer.Deserialize(message, DigestJson.Default.DigestRequest)
                    is { Name.Length: > 0 and <= ArticleName.MaxLength } request
                ? request
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The queue <c>digest-requests</c>. Waits that are longer than a queue allows are taken up again by the sweeper.</summary>
public sealed class DigestRequestMessages(StorageClients storage, InProcessSignal signal, TimeProvider time)
    : TextMessages(storage, StorageNames.DigestRequests)
{
    /// <summary>Asks for work, now or after a while.</summary>
    /// <param name="request">The work.</param>
    /// <param name="delay">How long the message stays hidden.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task SendAsync(DigestRequest request, TimeSpan delay, CancellationToken cancellationToken)
    {
        var hidden = Hidden(delay);
        var sent = request with { NotBefore = time.GetUtcNow() + hidden, TraceParent = ArticleTelemetry.TraceParent };
        await SendTextAsync(
            JsonSerializer.Serialize(sent, DigestJson.Default.DigestRequest),
            hidden,
            cancellationToken
        );
        if (hidden == TimeSpan.Zero)
        {
            signal.RequestSent();
        }
    }
}
