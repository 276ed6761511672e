using System.Collections.Frozen;
using Summarizer.Text.Articles;
using Summarizer.Text.Languages;
using Summarizer.Text.Reading.Boilerplate;

namespace Summarizer.Text.Summaries;

/// <summary>Sentences that no summary shows: what describes a picture, says whom to write to, offers a job or names sources.</summary>
internal sealed class BarredSentences(ArticleText article)
{
    private const int ShortLine = 25; // words; a longer sentence says something besides the address in it
    private const int LongestCredit = 120; // characters

    private readonly FrozenSet<string> _pictureWords = TextAnalyzer.For(article.Language).Knowledge.PictureWords;

    public bool Contains(Sentence sentence)
    {
        var span = sentence.Span;
        return article.BlockOf(sentence).Kind is BlockKind.Caption or BlockKind.Code
            || PointsAtPicture(span)
            || IsJobTitle(span)
            || (HasAddress(span) && span.Count(' ') < ShortLine)
            || IsReference(span)
            || (span.Length <= LongestCredit && Byline.IsAll(sentence.Text));
    }

    // "(pictured)", "(left)", "(right, in blue)"
    private bool PointsAtPicture(ReadOnlySpan<char> sentence)
    {
        if (_pictureWords.Count == 0)
        {
            return false;
        }

        var lookup = _pictureWords.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; sentence[at..].IndexOf('(') is >= 0 and var found; )
        {
            at += found + 1;
            var end = at;
            while (end < sentence.Length && char.IsLetter(sentence[end]))
            {
                end++;
            }

            if (lookup.Contains(sentence[at..end]))
            {
                return true;
            }
        }

        return false;
    }

    // "(m/f/d)": single letters in brackets, a slash between them.
    private static bool IsJobTitle(ReadOnlySpan<char> sentence)
    {
        for (var at = 0; sentence[at..].IndexOf('(') is >= 0 and var found; )
        {
            at += found + 1;
            var end = at;
            while (end + 1 < sentence.Length && char.IsLetter(sentence[end]) && sentence[end + 1] == '/')
            {
                end += 2;
            }

            if (end > at + 2 && end + 1 < sentence.Length && sentence[end + 1] == ')')
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAddress(ReadOnlySpan<char> sentence) =>
        sentence.Contains("://", StringComparison.Ordinal)
        || sentence.Contains("www.", StringComparison.OrdinalIgnoreCase)
        || (
            sentence[1..].IndexOf('@') is >= 0 and var at
            && char.IsLetterOrDigit(sentence[at])
            && at + 2 < sentence.Length
            && char.IsLetterOrDigit(sentence[at + 2])
        );

    // "Peterson, Mark; Margulies, Phillip (2010)."
    private static bool IsReference(ReadOnlySpan<char> sentence)
    {
        var end = sentence.TrimEnd(".;, ");
        return end.EndsWith("et al", StringComparison.Ordinal)
            || end.EndsWith("et al.", StringComparison.Ordinal)
            || sentence.Contains("doi:", StringComparison.OrdinalIgnoreCase)
            || sentence.Contains("doi.org", StringComparison.OrdinalIgnoreCase)
            || (
                end.Length > 6
                && end.Contains(';')
                && end[^1] == ')'
                && end[^6] == '('
                && !end[^5..^1].ContainsAnyExceptInRange('0', '9')
                && sentence.IndexOf(',') is > 0 and var comma
                && !sentence[..comma].Contains(' ')
            );
    }
}
