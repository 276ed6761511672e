using System.Buffers;

namespace Summarizer.Text.Grounding.Matching;

/// <summary>One sentence of what is checked, cut into words.</summary>
internal sealed class Statement
{
    private static readonly SearchValues<char> _breaks = SearchValues.Create(",;:–—،؛，；：、");

    private readonly string[] _terms;

    public Statement(string text, SentenceIndex index, CommonForms forms)
    {
        Text = text;
        var words = new List<CheckedWord>();
        var terms = new List<string>();
        foreach (var token in index.Analyzer.Analyze(text))
        {
            var term = index.Find(token.Term, token.IsStopWord);
            var role = token.IsStopWord ? WordRole.Grammar : WordRole.Content;
            forms.Add(words, text, new(term, token.Start, token.Length, role));
            while (terms.Count < words.Count)
            {
                terms.Add(token.Term);
            }

            if (words.Count >= MaxWords)
            {
                break;
            }
        }

        Words = [.. words];
        _terms = [.. terms];
    }

    /// <summary>The words of a longer sentence beyond these are not looked at: no check may take long.</summary>
    public const int MaxWords = 400;

    public string Text { get; }

    public CheckedWord[] Words { get; }

    /// <summary>The term of a word as text, also of one that the article lacks.</summary>
    public string TermOf(int word) => _terms[word];

    /// <summary>Whether a comma or the like stands between a word and the last word of content before it.</summary>
    public bool IsAfterBreak(int word)
    {
        for (var at = word; at > 0; at--)
        {
            var end = Words[at - 1].Start + Words[at - 1].Length;
            if (Text.AsSpan(end, Math.Max(0, Words[at].Start - end)).ContainsAny(_breaks))
            {
                return true;
            }

            if (Words[at - 1].Role != WordRole.Grammar)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether nothing but a space or a hyphen separates a word from the next.</summary>
    public bool AreAdjacent(int word)
    {
        var end = Words[word].Start + Words[word].Length;
        return Words[word + 1].Start - end <= 1
            && Text.AsSpan(end, Math.Max(0, Words[word + 1].Start - end)) is "" or " " or "-" or "’" or "'";
    }

    public ReadOnlySpan<char> Span(int word) => Text.AsSpan(Words[word].Start, Words[word].Length);

    public string Written(int first, int last) => Text[Words[first].Start..(Words[last].Start + Words[last].Length)];
}
