using Summarizer.Digests;

namespace Summarizer.Server.Uploads;

/// <summary>What became of one file.</summary>
internal abstract record UploadOutcome(UploadPlan.Item Item)
{
    /// <summary>The server has its digest.</summary>
    public sealed record Ready(UploadPlan.Item Item, DigestResponse Digest) : UploadOutcome(Item);

    /// <summary>There is no digest.</summary>
    /// <param name="Item">The file.</param>
    /// <param name="Reason">Why, in a sentence for the person who uploaded it.</param>
    public sealed record Failed(UploadPlan.Item Item, string Reason) : UploadOutcome(Item);
}
