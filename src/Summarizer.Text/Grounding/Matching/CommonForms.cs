using Summarizer.Text.Grounding.Quantities;
using Summarizer.Text.Grounding.Words;

namespace Summarizer.Text.Grounding.Matching;

/// <summary>
/// Brings different spellings into one form, the same for a statement and its passage. Numbers are compared by groups
/// of digits: <c>1,000</c>, <c>1 000</c> and <c>1, 000</c> are the same two words, and <c>twelve</c> is <c>12</c>;
/// <c>won't</c> is <c>will not</c>; units and words of scale after a number, and verbs of saying, have one form each.
/// Made for one check.
/// </summary>
internal sealed class CommonForms(SentenceIndex index)
{
    private readonly LanguageWords _language = LanguageWords.Of(index.Article.Language);
    private readonly NumberReader _numberWords = NumberReader.Of(index.Article.Language);

    /// <summary>The first number of a common form, above that of any term of an article.</summary>
    public const int First = 1 << 30;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Adds a word as the analyzer cuts it, content or grammar; a number may become several.</summary>
    public void Add(List<CheckedWord> words, string text, CheckedWord word)
    {
        var span = text.AsSpan(word.Start, word.Length);
        if (IsNumber(span))
        {
            AddGroups(words, span, word.Start);
        }
        else if (_numberWords.NumberAt(span, 0) is { Value: > 1 } number && number.End == span.Length)
        {
            var digits = number.Value.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
            words.Add(word with { Term = TermOf(digits), Role = WordRole.Number });
        }
        else if (_language.IsSaying(span))
        {
            words.Add(word with { Term = TermOf("says") });
        }
        else if (LanguageWords.WithoutNot(span) is var (denied, negation))
        {
            // "won't" as "will not": the negation is a word of its own.
            AddWord(words, denied, word.Start, word.Length);
            AddWord(words, negation, word.Start, word.Length);
        }
        else if (words.Count > 0 && IsAfterNumber(words[^1], text, word.Start))
        {
            words.Add(AfterNumber(word, span));
        }
        else
        {
            words.Add(word);
        }
    }

    private void AddWord(List<CheckedWord> words, string plain, int start, int length)
    {
        foreach (var token in index.Analyzer.Analyze(plain))
        {
            var role = token.IsStopWord ? WordRole.Grammar : WordRole.Content;
            var term = index.Find(token.Term, token.IsStopWord);
            words.Add(new(term < 0 ? TermOf($"word {token.Term}") : term, start, length, role));
        }
    }

    // A word of scale counts as a number, so that a unit may follow it: 3 million dollars.
    private CheckedWord AfterNumber(CheckedWord word, ReadOnlySpan<char> span) =>
        QuantityReader.ScaleOf(span) is { } scale ? word with { Term = TermOf($"×{scale}"), Role = WordRole.Number }
        : QuantityReader.UnitOf(span) is { } unit ? word with { Term = TermOf($"unit {unit}"), Role = WordRole.Unit }
        : word;

    private static bool IsAfterNumber(CheckedWord last, string text, int start)
    {
        if (!last.IsNumber)
        {
            return false;
        }

        var end = last.Start + last.Length;
        if (end > start)
        {
            return false; // it is in another text, the title
        }

        var between = text.AsSpan()[end..start];
        return (between.IsWhiteSpace() && !between.Contains('\n')) || between is "-" or "\u2011";
    }

    // Digits with nothing but separators among them.
    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsDigit(c) && c is not ('.' or ',' or '\'' or '’' or '٫' or '٬'))
            {
                return false;
            }
        }

        return char.IsDigit(word[0]);
    }

    private void AddGroups(List<CheckedWord> words, ReadOnlySpan<char> number, int start)
    {
        for (var at = 0; at < number.Length; )
        {
            var from = at;
            while (at < number.Length && char.IsDigit(number[at]))
            {
                at++;
            }

            if (at > from)
            {
                words.Add(new(TermOf(number[from..at]), start + from, at - from, WordRole.Number));
            }
            else
            {
                at++;
            }
        }
    }

    private int TermOf(ReadOnlySpan<char> form)
    {
        var lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(form, out var term))
        {
            term = First + _numbers.Count;
            lookup[form] = term;
        }

        return term;
    }
}
