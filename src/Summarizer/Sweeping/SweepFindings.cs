namespace Summarizer.Sweeping;

/// <summary>What a sweep has found so far.</summary>
internal sealed class SweepFindings
{
    public int Blobs { get; set; }

    public int Requested { get; set; }

    /// <summary>The time by the storage service's clock.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>Blobs without a row, whose names are still to be found.</summary>
    public Dictionary<UInt128, BlobRecord> Nameless { get; } = [];

    public int Due => Requested + Nameless.Count;
}

/// <summary>What one sweep found.</summary>
/// <param name="Blobs">How many uploads were compared.</param>
/// <param name="Requested">How many articles were asked for because their newest upload has no digest, or no upload is left.</param>
/// <param name="CleanedUp">How many finished articles were cleaned up after.</param>
/// <param name="IsComplete">Whether the sweep came to the end of the account; if not, the next one goes on from there.</param>
internal sealed record SweepReport(int Blobs, int Requested, int CleanedUp, bool IsComplete);

/// <summary>How much of an account a sweep holds in memory.</summary>
/// <param name="Blobs">How many blobs at once, at 32 bytes each.</param>
internal sealed record SweepLimits(int Blobs = 500_000);
