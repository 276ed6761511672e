using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Summarizer.Articles;
using Summarizer.Text.Languages;

namespace Summarizer.Index;

/// <summary>Which lists an article stands in: the one place that makes the partition keys of the table <c>lists</c>.</summary>
internal static class IndexKeys
{
    /// <summary>The longest word or keyword that stands in a key as it is; longer ones end in a hash of the whole.</summary>
    private const int MaxKeyText = 120;

    /// <summary>Behind all that starts alike: above the letters of all scripts.</summary>
    public const string Last = "\uFFFD";

    private const char BetweenWords = '-';

    /// <summary>As much of a title as tells it from others.</summary>
    private const int MaxTitle = 80;

    private const string Sets = "g|";

    /// <summary>48 bits tell the few attempts apart that one article has rows of at once.</summary>
    private const int TagLength = 12;

    /// <summary>
    /// In how many partitions the term rows are: few, so that the rows of an article need few transactions, and enough for
    /// twenty articles of 6 KB a second, since a partition takes 2,000 rows.
    /// </summary>
    public const int TermPartitions = 4;

    /// <summary>The list of articles that may need cleaning up after. It has no order: rows stand at tick 0.</summary>
    public static IndexKey Pending { get; } = new("s|pending", 0);

    /// <summary>The list of all articles of the month of <paramref name="time"/>; later months sort first.</summary>
    public static string Time(DateTimeOffset time) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"t|{999999 - (time.UtcDateTime.Year * 100 + time.UtcDateTime.Month):D6}"
        );

    public static string Status(ArticleStatus status) => $"s|{status.ToString().ToLowerInvariant()}";

    /// <summary>The key of a set of term rows in manifests; see <see cref="TermSets"/>.</summary>
    public static IndexKey TermSet(string tag, long ticks) => new($"{Sets}{tag}", ticks);

    /// <summary>A tag for the rows of one attempt.</summary>
    public static string NewTag() => Guid.NewGuid().ToString("N")[..TagLength];

    /// <summary>The tag of a set of term rows; null for the key of a row.</summary>
    public static string? TagOf(IndexKey key) =>
        key.List.StartsWith(Sets, StringComparison.Ordinal) ? key.List[Sets.Length..] : null;

    /// <summary>How rows say that an article is in a language. No word's term starts so, nor any of those below.</summary>
    public static string LanguageTerm(string language) => $"=l:{KeyText(language)}";

    /// <summary>How rows say that an article has a keyword, however it is cased.</summary>
    public static string KeywordTerm(string keyword) => $"=k:{Keyword(keyword)}";

    /// <summary>How rows say that an article has a tag, which is normalised.</summary>
    public static string TagTerm(string tag) => $"=t:{KeyText(tag)}";

    /// <summary>How rows say that an article is ready.</summary>
    public const string ReadyTerm = "=s:ready";

    /// <summary>What the rows begin with that stand in the order of titles.</summary>
    public const string TitleTerms = "=t:";

    /// <summary>What the rows begin with that stand in the order of time, the oldest first.</summary>
    public const string DateTerms = "=d:";

    /// <summary>
    /// The place of a title among titles: its letters and digits, without case and accents; of a long one, the beginning.
    /// What stands at its end sorts before all else, so that a title comes before those that go on after the same words.
    /// </summary>
    public static string TitleTerm(string title)
    {
        var key = new StringBuilder(MaxTitle);
        foreach (var unit in title.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(unit))
            {
                key.Append(unit);
            }
            else if (
                key.Length > 0
                && key[^1] != BetweenWords
                && CharUnicodeInfo.GetUnicodeCategory(unit) is not UnicodeCategory.NonSpacingMark
            )
            {
                key.Append(BetweenWords);
            }

            if (key.Length == MaxTitle)
            {
                break;
            }
        }

        return $"{TitleTerms}{key.ToString().TrimEnd(BetweenWords)} ";
    }

    /// <summary>The place of a time among times.</summary>
    public static string DateTerm(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTerms}{time.UtcTicks:D19}");

    /// <summary>A word's term, in the form that <see cref="TextAnalyzer"/> gives it, as keys have it.</summary>
    public static string WordTerm(string term) => KeyText(term);

    /// <summary>What the terms of all words with this prefix begin with.</summary>
    public static string WordPrefix(string prefix) => EncodedText(prefix);

    /// <summary>The partition of a term and of all that begin with the same character.</summary>
    public static string TermPartition(string term) =>
        string.Create(CultureInfo.InvariantCulture, $"w{term[0] % TermPartitions}");

    /// <summary>A keyword as keys have it.</summary>
    public static string Keyword(string keyword) => KeyText(Folded(keyword));

    /// <summary>What the keys of all keywords with this prefix begin with.</summary>
    public static string KeywordPrefix(string prefix) => EncodedText(Folded(prefix));

    /// <summary>Every index row that a row as it stands owns, and its set of term rows.</summary>
    public static IReadOnlyList<IndexKey> Of(ArticleRow row)
    {
        if (row.Status is ArticleStatus.Deleted)
        {
            return [];
        }

        var listed = row.ListedAt.UtcTicks;
        var keys = new List<IndexKey> { new(Time(row.ListedAt), listed) };
        if (row.Status is not ArticleStatus.Ready)
        {
            keys.Add(new(Status(row.Status), listed));
        }

        if (row.IndexTag is { } tag)
        {
            keys.Add(TermSet(tag, listed));
        }
        else if (row.Digest is not null)
        {
            keys.AddRange(row.Manifest.Where(OldIndex.IsOld));
        }

        return keys;
    }

    /// <summary>The row with all keys it now owns, and the pending mark, in its manifest. Saved before any is written.</summary>
    public static ArticleRow Reserve(ArticleRow row) =>
        row with
        {
            Manifest = [.. row.Manifest.Union(Of(row)).Union([Pending])],
        };

    internal static string Folded(string keyword) =>
        string.Join(
            ' ',
            keyword.Normalize().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    // Table storage forbids / \ # ? and control characters in keys, and some clients stumble over % and quotes: letters
    // and digits stand as they are, everything else as _ and four hexadecimal digits.
    internal static string KeyText(string text)
    {
        var key = EncodedText(text);
        return key.Length <= MaxKeyText
            ? key
            : $"{key[..MaxKeyText]}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(text)))[..16]}";
    }

    internal static string EncodedText(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var unit in text)
        {
            if (char.IsLetterOrDigit(unit) || unit is ' ' or '-' or '.')
            {
                key.Append(unit);
            }
            else
            {
                key.Append(CultureInfo.InvariantCulture, $"_{(int)unit:x4}");
            }
        }

        return key.ToString();
    }
}
