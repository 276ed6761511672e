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

    private const string WordLists = "w|";
    private const string KeywordLists = "k|";
    private const string Counts = "c|";
    private const string Presences = "p|";

    /// <summary>The counts of keywords that start with the same two letters are one partition.</summary>
    private const int CountPartitionLetters = 2;

    /// <summary>The list of articles that may need cleaning up after. It has no order: rows stand at tick 0.</summary>
    public static IndexKey Pending { get; } = new("s|pending", 0);

    /// <summary>The list of all articles of the month of <paramref name="time"/>; later months sort first.</summary>
    public static string Time(DateTimeOffset time) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"t|{999999 - (time.UtcDateTime.Year * 100 + time.UtcDateTime.Month):D6}"
        );

    public static string Status(ArticleStatus status) => $"s|{status.ToString().ToLowerInvariant()}";

    public static string Language(string language) => $"l|{KeyText(language)}";

    /// <summary>The list of the articles with a keyword, however it is cased.</summary>
    public static string Keyword(string keyword) => $"{KeywordLists}{KeyText(Folded(keyword))}";

    /// <summary>The list of the articles with a word, in the form that <see cref="TextAnalyzer"/> gives it.</summary>
    public static string Word(string term) => $"{WordLists}{KeyText(term)}";

    /// <summary>What the lists of all words with this prefix begin with.</summary>
    public static string WordPrefix(string prefix) => $"{WordLists}{EncodedText(prefix)}";

    public static bool IsWord(string list) => list.StartsWith(WordLists, StringComparison.Ordinal);

    public static bool IsKeyword(string list) => list.StartsWith(KeywordLists, StringComparison.Ordinal);

    public static string CountPartition(string list) => PartitionOf(list[KeywordLists.Length..]);

    public static string CountRow(string list) => $"{Counts}{list[KeywordLists.Length..]}";

    /// <summary>The row that says that an article counts for a keyword.</summary>
    public static string PresenceRow(string list, ArticleId article) =>
        $"{Presences}{list[KeywordLists.Length..]}{IndexKey.Separator}{article}";

    /// <summary>What the count partitions of all keywords with this prefix begin with.</summary>
    public static string CountPartitionPrefix(string prefix) => PartitionOf(EncodedText(Folded(prefix)));

    public static string CountRowPrefix(string prefix) => $"{Counts}{EncodedText(Folded(prefix))}";

    /// <summary>Every index row that a row as it stands owns.</summary>
    public static IReadOnlyList<IndexKey> Of(ArticleRow row)
    {
        if (row.Status is ArticleStatus.Deleted)
        {
            return [];
        }

        var listed = row.ListedAt.UtcTicks;
        var keys = new List<IndexKey> { new(Time(row.ListedAt), listed), new(Status(row.Status), listed) };
        if (row.Digest is { } digest)
        {
            keys.Add(new(Language(digest.Content.Language), listed));
            keys.AddRange(
                digest.Content.Keywords.Select(k => Keyword(k.Text)).Distinct().Select(k => new IndexKey(k, listed))
            );
            keys.AddRange(IndexedWords.Of(digest).Keys.Select(w => new IndexKey(Word(w), listed)));
        }

        return keys;
    }

    /// <summary>The row with all keys it now owns, and the pending mark, in its manifest. Saved before any is written.</summary>
    public static ArticleRow Reserve(ArticleRow row) =>
        row with
        {
            Manifest = [.. row.Manifest.Union(Of(row)).Union([Pending])],
        };

    private static string PartitionOf(string keyText) =>
        $"{Counts}{keyText[..Math.Min(CountPartitionLetters, keyText.Length)]}";

    private static string Folded(string keyword) =>
        string.Join(
            ' ',
            keyword.Normalize().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    // Table storage forbids / \ # ? and control characters in keys, and some clients stumble over % and quotes: letters
    // and digits stand as they are, everything else as _ and four hexadecimal digits.
    private static string KeyText(string text)
    {
        var key = EncodedText(text);
        return key.Length <= MaxKeyText
            ? key
            : $"{key[..MaxKeyText]}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(text)))[..16]}";
    }

    private static string EncodedText(string text)
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
