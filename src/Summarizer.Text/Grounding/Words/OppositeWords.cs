using Summarizer.Text.Languages;

namespace Summarizer.Text.Grounding.Words;

/// <summary>Words of a language that say the contrary of each other, as written.</summary>
internal sealed class OppositeWords
{
    private static readonly PerLanguage<OppositeWords> _all = new(language => new(language));
    private static readonly HashSet<string> _none = [];

    private readonly Dictionary<string, HashSet<string>> _opposites = new(StringComparer.OrdinalIgnoreCase);

    private OppositeWords(Language language)
    {
        foreach (var (left, right) in Language.Pairs(language.File[Section.Opposites]))
        {
            foreach (var a in left.Split('/'))
            {
                foreach (var b in right.Split('/'))
                {
                    Add(a, b);
                    Add(b, a);
                }
            }
        }
    }

    public static OppositeWords For(string language) => _all.For(language);

    /// <summary>The words that say the contrary; none for most words.</summary>
    public HashSet<string> Of(ReadOnlySpan<char> word) =>
        _opposites.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var opposites) ? opposites : _none;

    private void Add(string word, string opposite)
    {
        if (!_opposites.TryGetValue(word, out var known))
        {
            _opposites[word] = known = new(StringComparer.OrdinalIgnoreCase);
        }

        known.Add(opposite);
    }
}
