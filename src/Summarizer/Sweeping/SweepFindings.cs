namespace Summarizer.Sweeping;

internal sealed class SweepFindings
{
    public int Blobs { get; set; }

    public int Requested { get; set; }

    /// <summary>How many articles were moved from the index of an older version.</summary>
    public int Moved { get; set; }

    /// <summary>The time by the storage service's clock.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>Blobs without a row, whose names are still to be found.</summary>
    public Dictionary<UInt128, BlobRecord> Nameless { get; } = [];

    public int Due => Requested + Nameless.Count;
}

/// <summary>What one sweep found. An incomplete one did not reach the end of the account; the next continues there.</summary>
internal sealed record SweepReport(int Blobs, int Requested, int CleanedUp, bool IsComplete);

/// <summary>How many blobs of an account a sweep holds in memory at once, at 32 bytes each.</summary>
internal sealed record SweepLimits(int Blobs = 500_000);
