using Summarizer.Digests;
using Summarizer.Server.Output;

namespace Summarizer.Server.Uploads;

internal abstract record UploadOutcome(UploadPlan.Item Item, DigestResponse Digest)
{
    public abstract string Status { get; }

    /// <summary>There is a digest of this file.</summary>
    public sealed record Ready(UploadPlan.Item Item, DigestResponse Digest) : UploadOutcome(Item, Digest)
    {
        public override string Status => "ready";
    }

    /// <summary>There was one before: the server has the same bytes.</summary>
    public sealed record Unchanged(UploadPlan.Item Item, DigestResponse Digest) : UploadOutcome(Item, Digest)
    {
        public override string Status => "unchanged";
    }

    /// <summary>There is no digest; the reason is a sentence for the user.</summary>
    public sealed record Failed(UploadPlan.Item Item, string Reason)
        : UploadOutcome(Item, ArticleLines.Failed(Item.Name, Reason))
    {
        public override string Status => "failed";
    }
}
