using System.Buffers;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Reading;

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

    /// <summary>The tags that are keywords, as the article writes them; those it says most come first where there are many.</summary>
    /// <param name="tags">The tags in the page's order.</param>
    /// <param name="title">The article's title.</param>
    /// <param name="text">The article's text, or as much of it as is to be looked at.</param>
    /// <param name="language">Its language.</param>
    public static IEnumerable<string> Choose(
        IReadOnlyCollection<string> tags,
        string title,
        string text,
        string language
    )
    {
        var analyzer = TextAnalyzer.For(language);
        var mentions = new Dictionary<string, List<Mention>>(StringComparer.Ordinal);
        foreach (
            var tag in tags.Select(t => t.TrimStart('#')).Where(IsWritten).Distinct(StringComparer.OrdinalIgnoreCase)
        )
        {
            string[] terms = [.. analyzer.Analyze(tag).Select(t => t.Term)];
            if (terms.Length > 0)
            {
                if (!mentions.TryGetValue(terms[0], out var list))
                {
                    mentions.Add(terms[0], list = []);
                }

                list.Add(new(tag, terms));
            }
        }

        Count(mentions, analyzer, title, isTitle: true);
        Count(mentions, analyzer, text, isTitle: false);
        var said = tags.Select(t => t.TrimStart('#'))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Join(mentions.Values.SelectMany(m => m), tag => tag, mention => mention.Tag, (_, mention) => mention)
            .Where(m => m.InTitle || m.Count > 0);
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

    private static void Count(
        Dictionary<string, List<Mention>> mentions,
        TextAnalyzer analyzer,
        string text,
        bool isTitle
    )
    {
        var tokens = analyzer.Analyze(text);
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!mentions.TryGetValue(tokens[at].Term, out var candidates))
            {
                continue;
            }

            foreach (var mention in candidates.Where(m => m.StandsAt(tokens, at)))
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

        /// <summary>
        /// The tag as the article writes it, where it has the form of an address: sites write "nasa" and "moon-landing" for
        /// what readers know as NASA and a moon landing.
        /// </summary>
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
