using Azure;

namespace Summarizer.Storage;

/// <summary>
/// Storage refuses for a state of the blob that lasts until somebody changes it: trying again does not help. The sentences
/// are for the person who uploaded it; docs/troubleshooting.md has the table.
/// </summary>
internal static class LastingRefusal
{
    /// <summary>The blob cannot even be asked for its properties.</summary>
    public const string CustomerKey = "BlobUsesCustomerSpecifiedEncryption";

    private static readonly Dictionary<string, string> _sentences = new(StringComparer.Ordinal)
    {
        ["SnapshotsPresent"] = "The file has snapshots. Delete them first, with a storage tool.",
        ["LeaseIdMissing"] = "Another program holds a lease on the file. Break the lease, or wait until it ends.",
        ["InvalidBlobType"] =
            "A page blob or an append blob has this name, and no upload replaces it. Delete it, or use another name.",
        ["BlobArchived"] =
            "The file is in the archive tier. Move it to the hot, cool or cold tier, then ask for a retry.",
        ["BlobBeingRehydrated"] =
            "The file is still being moved out of the archive tier, which takes hours. Ask for a retry afterwards.",
        [CustomerKey] =
            "The file is encrypted with a key that its uploader provided and the service does not have. Upload it without one.",
        ["BlobImmutableDueToPolicy"] =
            "An immutability policy or a legal hold protects the file from being changed or deleted.",
    };

    /// <summary>What is the matter, in a sentence or two; null for any other fault.</summary>
    public static string? Explain(Exception fault) =>
        fault is RequestFailedException refusal && StorageErrors.CodeOf(refusal) is { } code
            ? _sentences.GetValueOrDefault(code)
            : null;
}
