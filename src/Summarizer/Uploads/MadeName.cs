using System.Globalization;
using System.Text;
using Summarizer.Text.Reading;

namespace Summarizer.Uploads;

/// <summary>
/// Names for articles that come without one: readable, and with a hash of what they are of, so that the same article has
/// the same name again and no other has it.
/// </summary>
internal static class MadeName
{
    private const int LongestStem = 60;
    private const int HashLength = 12; // hexadecimal digits

    /// <summary>The name of a text with this hash.</summary>
    public static string OfText(string? title, byte[] hash, string? mediaType) =>
        Join(title ?? "", hash, EndingOf(mediaType) ?? ".txt");

    /// <summary>The name of what was fetched from an address, whose hash this is.</summary>
    public static string OfAddress(Uri address, string? title, byte[] hash, string? mediaType)
    {
        var last = Uri.UnescapeDataString(address.Segments[^1].Trim('/'));
        var known = ArticleReader.Formats.SelectMany(f => f.Extensions);
        var ending = known.FirstOrDefault(e => last.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ?? "";
        var stem = last[..^ending.Length];
        return Join(
            title ?? (stem.Length > 0 ? stem : address.Host),
            hash,
            ending.Length > 0 ? ending : EndingOf(mediaType) ?? ""
        );
    }

    private static string? EndingOf(string? mediaType) =>
        ArticleReader.Formats.FirstOrDefault(f => f.MediaTypes.Contains(mediaType ?? ""))?.Extensions[0];

    private static string Join(string text, byte[] hash, string ending) =>
        $"{Stem(text)}-{Convert.ToHexStringLower(hash)[..HashLength]}{ending}";

    // Letters and digits of any script, in lower case, with a hyphen for whatever is between them.
    private static string Stem(string text)
    {
        var stem = new StringBuilder();
        foreach (var rune in text.ToLowerInvariant().EnumerateRunes())
        {
            if (stem.Length >= LongestStem)
            {
                break;
            }

            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
            {
                stem.Append(rune.ToString());
            }
            else if (stem.Length > 0 && stem[^1] != '-')
            {
                stem.Append('-');
            }
        }

        return stem.ToString().Trim('-') is { Length: > 0 } found ? found : "article";
    }
}
