using System.Globalization;
using System.Text;

namespace Summarizer.Details;

/// <summary>
/// Details as metadata of a blob: <c>digest_sentences</c>, <c>digest_tags</c> and so on. Values are ASCII there, so that
/// other characters, and <c>%</c>, are percent-encoded in UTF-8. An address is ASCII already.
/// </summary>
internal static class DetailMetadata
{
    private const string Prefix = "digest_";

    /// <summary>Storage allows 8 KiB of metadata; the rest is for names and for what is not ours.</summary>
    private const int MostCharacters = 7 * 1024;

    /// <summary>Details with more text than the metadata of a blob has room for.</summary>
    public static string? WhyTooLong(ArticleDetails? details) =>
        Write(details).Sum(m => m.Key.Length + m.Value.Length) > MostCharacters
            ? "The title, the tags and the address are too long together."
            : null;

    /// <summary>The metadata for some details.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Write(ArticleDetails? details) =>
        from field in DetailField.All
        let value = details is null ? null : field.Get(details)
        where value is not null
        select KeyValuePair.Create(NameOf(field), IsAddress(field) ? value : Encode(value));

    /// <summary>The details in some metadata, or what is wrong with them, in a sentence for the uploader.</summary>
    public static (ArticleDetails? Details, string? Fault) Read(IEnumerable<KeyValuePair<string, string>> metadata)
    {
        ArticleDetails? details = null;
        foreach (var (name, value) in metadata.Where(m => m.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)))
        {
            if (
                DetailField.All.FirstOrDefault(f => NameOf(f).Equals(name, StringComparison.OrdinalIgnoreCase))
                is not { } field
            )
            {
                var known = string.Join(", ", DetailField.All.Select(NameOf));
                return (null, $"The file has unknown metadata '{name}'. Known are: {known}. {SetRight}");
            }

            details = field.Set(details ?? new(), IsAddress(field) ? value : Uri.UnescapeDataString(value));
            if (details is null)
            {
                return (null, $"The file's metadata '{NameOf(field)}' must be {field.Expected}. {SetRight}");
            }
        }

        return (details, null);
    }

    private const string SetRight = "Put it right, and the article is digested.";

    private static string NameOf(DetailField field) => Prefix + field.Name.ToLowerInvariant();

    private static bool IsAddress(DetailField field) => field.Name == "source";

    private static string Encode(string value)
    {
        var encoded = new StringBuilder(value.Length);
        foreach (var unit in Encoding.UTF8.GetBytes(value))
        {
            if (unit is >= 0x20 and < 0x7F and not (byte)'%')
            {
                encoded.Append((char)unit);
            }
            else
            {
                encoded.Append(CultureInfo.InvariantCulture, $"%{unit:X2}");
            }
        }

        return encoded.ToString();
    }
}
