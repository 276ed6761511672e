using System.Diagnostics.CodeAnalysis;
using Azure.Storage.Blobs;
using Summarizer.Storage;

namespace Summarizer.Articles;

/// <summary>
/// The name of an article's blob, one that comes back unchanged: the address that the client library makes of it names
/// exactly this blob of exactly this container. For <c>../x</c>, <c>a/./b</c>, <c>a\b</c> or a trailing <c>/</c> it
/// does not; there the library leaves the container, or names another blob.
/// </summary>
public sealed record ArticleName
{
    /// <summary>The longest blob name, in characters (Naming and Referencing Containers, Blobs, and Metadata).</summary>
    public const int MaxLength = 1024;

    /// <summary>The most path segments of a blob name.</summary>
    private const int MaxSegments = 254;

    /// <summary>Any account will do: addresses are made and read without a call.</summary>
    private static readonly BlobContainerClient AnyContainer = new(
        new Uri($"https://account.blob.core.windows.net/{StorageNames.Articles}")
    );

    private ArticleName(string value) => Value = value;

    /// <summary>The name, exactly as given.</summary>
    public string Value { get; }

    /// <summary>Parses a name from outside.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ArticleName? name)
    {
        name = WhyNot(text) is null ? new(text!) : null;
        return name is not null;
    }

    /// <summary>Why a text is no article name, in a sentence for its author; null if it is one.</summary>
    public static string? WhyNot(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "The name is empty.";
        }

        if (text.Length > MaxLength)
        {
            return $"The name has {text.Length} characters; a blob name has at most {MaxLength}.";
        }

        if (HasForbidden(text))
        {
            return "The name has a control character.";
        }

        if (text.Count(c => c == '/') >= MaxSegments)
        {
            return $"The name has more than {MaxSegments} parts between slashes.";
        }

        return ComesBackUnchanged(text)
            ? null
            : "The name would not come back unchanged from storage: it must not have the parts '.' or '..', "
                + "a backslash, half a surrogate pair or a slash at its end.";
    }

    /// <inheritdoc />
    public override string ToString() => Value;

    /// <summary>Whether a text has a character that no name has: XML, in which storage lists its blobs, cannot carry it.</summary>
    internal static bool HasForbidden(string text) => text.Any(c => char.IsControl(c) || c is '\uFFFE' or '\uFFFF');

    private static bool ComesBackUnchanged(string text)
    {
        // Addresses are UTF-8, which has no half pairs, and some clients and proxies turn a backslash into a slash.
        if (text.Contains('\\', StringComparison.Ordinal) || !IsWellFormed(text))
        {
            return false;
        }

        try
        {
            var address = new BlobUriBuilder(AnyContainer.GetBlobClient(text).Uri);
            return address.BlobContainerName == StorageNames.Articles && address.BlobName == text;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && !char.IsSurrogatePair(text, at++))
            {
                return false;
            }
        }

        return true;
    }
}
