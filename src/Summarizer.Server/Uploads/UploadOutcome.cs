using Summarizer.Digests;

namespace Summarizer.Server.Uploads;

internal abstract record UploadOutcome(UploadPlan.Item Item)
{
    public sealed record Ready(UploadPlan.Item Item, DigestResponse Digest) : UploadOutcome(Item);

    /// <summary>There is no digest; the reason is a sentence for the user.</summary>
    public sealed record Failed(UploadPlan.Item Item, string Reason) : UploadOutcome(Item);
}
