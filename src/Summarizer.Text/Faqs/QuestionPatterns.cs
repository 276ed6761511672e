using System.Collections.Frozen;

namespace Summarizer.Text.Faqs;

/// <summary>How headings of a language become questions. Tables: what a heading starts with, and how it is asked.</summary>
internal sealed class QuestionPatterns
{
    private static readonly QuestionPatterns None = new("", "?", [], []);

    // Words that a heading in title case may have large and no sentence has.
    private static readonly FrozenSet<string> Connecting =
        "a an and are at be by can could did do does for from has have in is of on or should the to was were will with would your"
            .Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);

    // A heading that starts with an entry of the first list is a question as it stands: in these, the verb follows the
    // question word, as in a question, and not at the end, as in "How tides work". Yes-or-no headings are left out: their
    // text seldom says yes or no.
    // An entry of the second list is replaced to make one.
    private static readonly FrozenDictionary<string, QuestionPatterns> ByLanguage = new Dictionary<
        string,
        QuestionPatterns
    >(StringComparer.Ordinal)
    {
        ["en"] = new(
            "",
            "?",
            Crossed(
                    "what|who|how|why|when|where|which",
                    "is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|might|must"
                )
                .Concat([
                    "how much ",
                    "how many ",
                    "how long ",
                    "how often ",
                    "how far ",
                    "what causes ",
                    "what happens ",
                    "what makes ",
                    "who can ",
                ])
                .ToArray(),
            [
                ("how to ", "How do you "),
                ("the role of ", "What is the role of "),
                ("the purpose of ", "What is the purpose of "),
                ("the impact of ", "What is the impact of "),
                ("the effects of ", "What are the effects of "),
                ("effects of ", "What are the effects of "),
                ("the causes of ", "What are the causes of "),
                ("causes of ", "What are the causes of "),
                ("the benefits of ", "What are the benefits of "),
                ("benefits of ", "What are the benefits of "),
                ("the advantages of ", "What are the advantages of "),
                ("advantages of ", "What are the advantages of "),
                ("the disadvantages of ", "What are the disadvantages of "),
                ("disadvantages of ", "What are the disadvantages of "),
                ("the risks of ", "What are the risks of "),
                ("risks of ", "What are the risks of "),
                ("the symptoms of ", "What are the symptoms of "),
                ("symptoms of ", "What are the symptoms of "),
                ("types of ", "What types of #are there"),
            ]
        ),
        ["de"] = new(
            "",
            "?",
            Crossed(
                "was|wer|wie|warum|wieso|wann|wo|wozu|welche|welcher|welches",
                "ist|sind|war|waren|kann|können|wird|werden|soll|sollte|muss|müssen|hat|haben|macht|bedeutet|funktioniert|funktionieren|entsteht|entstehen|hilft|kostet"
            ),
            [("vorteile von ", "Welche Vorteile haben "), ("die rolle der ", "Welche Rolle spielt die ")]
        ),
        ["fr"] = new(
            "",
            "\u00a0?",
            [
                "qu'est-ce que ",
                "qu’est-ce que ",
                "qu'est-ce qu",
                "qu’est-ce qu",
                "comment fonctionne ",
                "comment fonctionnent ",
                "pourquoi est-",
                "quel est ",
                "quelle est ",
                "quels sont ",
                "quelles sont ",
                "qui est ",
                "qui sont ",
                "où est ",
                "comment faire ",
                "comment est ",
                "combien coûte ",
            ],
            [("le rôle de ", "Quel est le rôle de "), ("le rôle des ", "Quel est le rôle des ")]
        ),
        ["es"] = new(
            "¿",
            "?",
            Crossed(
                "qué|quién|quiénes|cómo|cuándo|dónde|cuál|cuáles|por qué",
                "es|son|era|fue|está|están|puede|pueden|debe|se|hace|hacen|funciona|funcionan|significa"
            ),
            [("el papel de ", "Cuál es el papel de "), ("ventajas de ", "Cuáles son las ventajas de ")]
        ),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly string _opening;
    private readonly string _mark;
    private readonly string[] _asked;
    private readonly (string Heading, string Question)[] _made;

    private QuestionPatterns(string opening, string mark, string[] asked, (string Heading, string Question)[] made) =>
        (_opening, _mark, _asked, _made) = (opening, mark, asked, made);

    /// <summary>The patterns of a language; one without has none, and asks nothing.</summary>
    public static QuestionPatterns For(string language) => ByLanguage.GetValueOrDefault(language, None);

    /// <summary>The question that a heading is or can be made into, or null.</summary>
    /// <param name="heading">The heading.</param>
    /// <param name="section">Text of the section: it tells how the heading's capitalised words are written elsewhere.</param>
    public string? Ask(string heading, string section)
    {
        var skipped = Questions.NumberLength(heading);
        var text = heading[skipped..];
        var asks = Questions.IsQuestion(text);
        var bare = text.TrimStart('¿').TrimEnd('?', '.', ':', ' ', '\u00a0', '\u202f');
        if (Array.Exists(_asked, a => bare.StartsWith(a, StringComparison.OrdinalIgnoreCase)))
        {
            return asks ? text : _opening + Plain(bare, section) + _mark;
        }

        if (asks)
        {
            return null;
        }

        foreach (var (start, question) in _made)
        {
            if (bare.StartsWith(start, StringComparison.OrdinalIgnoreCase) && bare.Length > start.Length + 2)
            {
                var rest = Plain(" " + bare[start.Length..], section).TrimStart();
                var around = question.Split('#');
                return _opening + around[0] + rest + (around.Length > 1 ? " " + around[1] : "") + _mark;
            }
        }

        return null;
    }

    // "What Is a Heat Pump" becomes "What is a heat pump" where the text writes these words small.
    private static string Plain(string heading, string section)
    {
        var words = heading.Split(' ');
        for (var i = 1; i < words.Length; i++)
        {
            var small = words[i].ToLowerInvariant();
            if (Connecting.Contains(small) || Questions.ContainsWord(section, small))
            {
                words[i] = small;
            }
        }

        return string.Join(' ', words);
    }

    private static string[] Crossed(string first, string second) =>
        [.. from a in first.Split('|') from b in second.Split('|') select $"{a} {b} "];
}
