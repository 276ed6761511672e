using System.Diagnostics.CodeAnalysis;

namespace Summarizer.Details;

/// <summary>The tags of an article: words of the uploader's own, by which lists are narrowed.</summary>
internal static class ArticleTags
{
    public const char Separator = ',';

    public const string Expected = "at most 20 tags of at most 50 characters each, separated by commas";

    private const int Most = 20;
    private const int Longest = 50;

    /// <summary>Parses a list of tags.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IReadOnlyList<string>? tags)
    {
        tags = null;
        var found = new List<string>();
        foreach (var part in text.Split(Separator, StringSplitOptions.TrimEntries))
        {
            if (!TryNormalize(part, out var tag))
            {
                return false;
            }

            found.Add(tag);
        }

        tags = [.. found.Distinct(StringComparer.Ordinal)];
        return tags.Count <= Most;
    }

    /// <summary>A tag in its one spelling: composed, in lower case, with single blanks.</summary>
    public static bool TryNormalize(string text, [NotNullWhen(true)] out string? tag)
    {
        tag = null;
        if (!DetailField.IsOneLine(text))
        {
            return false;
        }

        var words = text.Normalize().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        tag = string.Join(' ', words);
        return tag.Length is > 0 and <= Longest && !tag.Contains(Separator, StringComparison.Ordinal);
    }
}
