using System.Collections.Frozen;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Faqs;

/// <summary>
/// How headings of a language become questions. Some are questions already: their verb follows the question word, unlike
/// in "How tides work". Others get a new beginning. Yes-or-no headings are left out: their text seldom says yes or no.
/// </summary>
internal sealed class QuestionPatterns
{
    private static readonly PerLanguage<QuestionPatterns> ByLanguage = new(language => new(language.File));

    private static readonly FrozenSet<string> Connecting = Language
        .Everywhere(Section.ConnectingWords)
        .ToFrozenSet(StringComparer.Ordinal);

    private readonly string _opening;
    private readonly string _mark;
    private readonly string[] _asked;
    private readonly (string Heading, string Question)[] _made;

    private QuestionPatterns(LanguageFile file)
    {
        (_opening, _mark) = file[Section.QuestionForm] is [var form] ? Around(form) : ("", "?");
        _asked =
        [
            .. from word in file[Section.HeadingQuestionWords]
            from verb in file[Section.HeadingQuestionVerbs]
            select $"{word} {verb} ",
            .. file[Section.QuestionBeginnings],
        ];
        _made = [.. Language.Pairs(file[Section.HeadingTemplates])];
    }

    /// <summary>The patterns of a language; empty for one without.</summary>
    public static QuestionPatterns For(string language) => ByLanguage.For(language);

    /// <summary>A heading as a question, or null; <paramref name="section"/> shows the case of its words.</summary>
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
                var (before, after) = Around(question);
                return _opening + before + rest + after + _mark;
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

    private static (string Before, string After) Around(string form) =>
        form.Split('…') is [var before, var after] ? (before, after) : throw new FormatException($"{form}: no …");
}
