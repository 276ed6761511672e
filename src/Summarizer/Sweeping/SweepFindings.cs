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
