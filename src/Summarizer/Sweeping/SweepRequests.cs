using Azure;
using Microsoft.Extensions.Options;
using Summarizer.Articles;
using Summarizer.Processing;
using Summarizer.Processing.Protocol;

namespace Summarizer.Sweeping;

/// <summary>Asks for the work that a sweep finds due, once for each version of an article while it waits in the queue.</summary>
internal sealed class SweepRequests(
    DigestRequestMessages requests,
    ArticleLeases leases,
    PostCommitCleanup cleanup,
    CallPace pace,
    IOptions<DigestOptions> options
)
{
    /// <summary>More than this is left to the next sweep, so that one sweep always ends.</summary>
    public const int MaxInSweep = 10_000;

    /// <summary>What was asked for lately, by version.</summary>
    private readonly Dictionary<ArticleId, (ETag Version, DateTimeOffset Until)> _asked = [];

    /// <summary>Whether the row alone says that work is due on the blob.</summary>
    public bool IsDue(BlobRecord blob, ArticleState state, DateTimeOffset now) =>
        BlobRecord.VersionOf(state.Version) != blob.Version
        || state.Status switch
        {
            ArticleStatus.Queued => state.NotBefore is not { } notBefore || notBefore <= now,
            ArticleStatus.Processing => state.WrittenAt + options.Value.Lease <= now,
            ArticleStatus.Deleted => true,
            _ => false,
        };

    public async Task SendAsync(string name, ETag version, SweepFindings found, CancellationToken cancellationToken)
    {
        var id = ArticleId.Of(name);
        if (_asked.TryGetValue(id, out var asked) && asked.Version == version && asked.Until > found.Now)
        {
            return;
        }

        if (_asked.Count >= MaxInSweep)
        {
            _asked.Clear();
        }

        await pace.WaitAsync(1, cancellationToken);
        await requests.SendAsync(new(name, "sweep"), TimeSpan.Zero, cancellationToken);
        _asked[id] = (version, found.Now + options.Value.Lease);
        found.Requested++;
    }

    /// <summary>Asks for an upload without a row; one whose name cannot be addressed is recorded as failed.</summary>
    public async Task SendNewAsync(Upload upload, SweepFindings found, CancellationToken cancellationToken)
    {
        if (ArticleName.TryParse(upload.Name, out _))
        {
            await SendAsync(upload.Name, upload.ETag, found, cancellationToken);
        }
        else
        {
            await pace.WaitAsync(CallPace.CallsToCleanUp, cancellationToken);
            await leases.AnnounceUnaddressableAsync(upload.Name, cancellationToken);
        }
    }

    /// <summary>Asks for the removal of an article whose blob is gone; the record of an unaddressable one goes at once.</summary>
    public async Task SendGoneAsync(ArticleState state, SweepFindings found, CancellationToken cancellationToken)
    {
        if (state.Version != ArticleRow.UnaddressableVersion)
        {
            await SendAsync(state.Name, state.Version, found, cancellationToken);
        }
        else
        {
            await pace.WaitAsync(CallPace.CallsToCleanUp, cancellationToken);
            await cleanup.RemoveUnaddressableAsync(state.Id, cancellationToken);
        }
    }
}
