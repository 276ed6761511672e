using Summarizer.Text.Languages;

namespace Summarizer.Text.Grounding.Words;

/// <summary>
/// What language models put around a statement: the number of a list, "Here is a summary of the article:". It says
/// nothing about the subject.
/// </summary>
internal sealed class StatementFrame
{
    private const int LongestLead = 160; // characters before the colon
    private const int LongestLeadOfCharacters = 24; // of a script without spaces
    private const int MostDigits = 2; // of the number of a list

    private static readonly PerLanguage<StatementFrame> _all = new(language => new(language));

    private readonly TextAnalyzer _analyzer;
    private readonly LanguageWords _months;
    private readonly HashSet<string> _terms;
    private readonly IReadOnlyList<string> _words;

    private StatementFrame(Language language)
    {
        _analyzer = TextAnalyzer.For(language.Code);
        _months = LanguageWords.Of(language.Code);
        _words = language.File[Section.SelfReferences];
        _terms = [.. _words.SelectMany(_analyzer.Analyze).Select(t => t.Term)];
    }

    public static StatementFrame Of(string language) => _all.For(language);

    /// <summary>The statement without frame and list number, trimmed; empty if it is nothing else.</summary>
    public string Strip(string statement)
    {
        var text = statement.Trim();
        for (var before = -1; before != text.Length; )
        {
            before = text.Length;
            text = WithoutMark(text)[LeadOf(WithoutMark(text))..].Trim();
        }

        return text;
    }

    /// <summary>Whether a term, as the analyzer folds it, speaks of the summary or the article as such.</summary>
    public bool IsSelfReference(string term) => _terms.Contains(term);

    // "1.", "2)", "- ", "• ", "**".
    private string WithoutMark(string text)
    {
        var at = 0;
        while (at < text.Length && at <= MostDigits && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        if (
            at is > 0 and <= MostDigits
            && at < text.Length
            && text[at] is '.' or ')' or '、' or '．'
            && (at + 1 == text.Length || !char.IsDigit(text[at + 1]))
            && !IsOrdinal(text.AsSpan(at + 1))
        )
        {
            return text[(at + 1)..].TrimStart();
        }

        return text.Length > 1 && text[0] is '-' or '–' or '•' or '*' or '·' && !char.IsDigit(text[1])
            ? text.TrimStart('-', '–', '•', '*', '·', ' ')
            : text;
    }

    // "12. Mai", "1. FC": the number is that of a day or a name.
    private bool IsOrdinal(ReadOnlySpan<char> after)
    {
        var word = after.TrimStart();
        var end = 0;
        while (end < word.Length && char.IsLetter(word[end]))
        {
            end++;
        }

        return _months.MonthOf(word[..end]) > 0 || (end > 1 && !word[..end].ContainsAnyExceptInRange('A', 'Z'));
    }

    // Where what follows a colon starts, if all before it speaks of the summary; otherwise 0.
    private int LeadOf(string text)
    {
        var colon = text.AsSpan(0, Math.Min(text.Length, LongestLead)).IndexOfAny(':', '：');
        if (colon <= 0)
        {
            return 0;
        }

        var lead = text[..colon];
        if (lead[0] >= '\u3000')
        {
            return lead.Length <= LongestLeadOfCharacters && _words.Any(w => lead.Contains(w, StringComparison.Ordinal))
                ? colon + 1
                : 0;
        }

        var content = _analyzer.Analyze(lead).Where(t => !t.IsStopWord).ToList();
        return content.Count > 0 && content.TrueForAll(t => IsSelfReference(t.Term)) ? colon + 1 : 0;
    }
}
