using System.Buffers;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Reading.Drafts;

/// <summary>
/// Chooses keywords among a page's tags. Tags are written for machines as often as for readers: sections and advertising
/// slots ("@news-river", "autoplay_video"), whole lists of names that a tagger found. A tag is a keyword if it is written
/// as people write, and the article says it.
/// </summary>
internal static class MetadataTags
{
    private const int MaxWords = 6; // more is a sentence
    private const int MaxDeclared = 8; // more is a tagger's work, of which only what the article dwells on counts
    private const int LeastMentions = 2; // to dwell on something outside of the title
    private const int MostOfMany = 5; // half of a digest's keywords: the other half are the article's own phrases

    // Signs that no keyword for readers has.
    private static readonly SearchValues<char> _machineSigns = SearchValues.Create("@_:;{}[]=<>|\\/*\"");

    /// <summary>The tags that are keywords, as the article writes them; if many, the most frequent.</summary>
    public static IEnumerable<string> Choose(
        IReadOnlyCollection<string> tags,
        string title,
        string text,
        string language
    )
    {
        var analyzer = TextAnalyzer.For(language);
        Mention[] mentions =
        [
            .. tags.Select(t => t.TrimStart('#'))
                .Where(IsWritten)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(t => new Mention(t, [.. analyzer.Analyze(t).Select(token => token.Term)]))
                .Where(m => m.Terms.Length > 0),
        ];
        var byFirstTerm = mentions.ToLookup(m => m.Terms[0], StringComparer.Ordinal);
        Count(byFirstTerm, analyzer, title, isTitle: true);
        Count(byFirstTerm, analyzer, text, isTitle: false);
        var said = mentions.Where(m => m.InTitle || m.Count > 0);
        if (tags.Count > MaxDeclared)
        {
            said = said.Where(m => m.InTitle || m.Count >= LeastMentions)
                .OrderByDescending(m => m.Count)
                .Take(MostOfMany);
        }

        return said.Select(m => m.Written);
    }

    private static bool IsWritten(string tag) =>
        !tag.AsSpan().ContainsAny(_machineSigns)
        && !tag.StartsWith('&')
        && tag.AsSpan().Count(' ') < MaxWords
        && tag.Any(char.IsLetter);

    private static void Count(ILookup<string, Mention> byFirstTerm, TextAnalyzer analyzer, string text, bool isTitle)
    {
        var tokens = analyzer.Analyze(text);
        for (var at = 0; at < tokens.Count; at++)
        {
            foreach (var mention in byFirstTerm[tokens[at].Term].Where(m => m.StandsAt(tokens, at)))
            {
                var last = tokens[at + mention.Terms.Length - 1];
                mention.Add(text[tokens[at].Start..(last.Start + last.Length)], isTitle);
            }
        }
    }

    /// <summary>A tag, and how often and in which forms the article says it.</summary>
    private sealed class Mention(string tag, string[] terms)
    {
        private readonly Dictionary<string, int> _forms = new(StringComparer.Ordinal);
        private string? _formInTitle;

        public string Tag { get; } = tag;

        public string[] Terms { get; } = terms;

        public bool InTitle { get; private set; }

        public int Count { get; private set; }

        /// <summary>The tag as the article writes it, if it has the form of an address: NASA for "nasa".</summary>
        public string Written =>
            Tag.Any(char.IsUpper)
                ? Tag
                : _forms
                    .OrderByDescending(f => f.Value)
                    .ThenBy(f => f.Key != Tag)
                    .ThenBy(f => f.Key, StringComparer.Ordinal)
                    .Select(f => f.Key)
                    .FirstOrDefault(_formInTitle ?? Tag);

        public bool StandsAt(IReadOnlyList<Token> tokens, int at)
        {
            for (var i = 0; i < Terms.Length; i++)
            {
                if (at + i >= tokens.Count || tokens[at + i].Term != Terms[i])
                {
                    return false;
                }
            }

            return true;
        }

        public void Add(string form, bool isTitle)
        {
            InTitle |= isTitle;
            Count += isTitle ? 0 : 1;
            if (!form.Replace('-', ' ').Equals(Tag.Replace('-', ' '), StringComparison.OrdinalIgnoreCase))
            {
                return; // another inflection
            }

            if (isTitle)
            {
                _formInTitle ??= form; // many titles capitalise every word: asked for only where the text has no form
            }
            else
            {
                _forms[form] = _forms.GetValueOrDefault(form) + 1;
            }
        }
    }
}
