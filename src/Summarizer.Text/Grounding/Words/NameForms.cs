using Summarizer.Text.Languages;

namespace Summarizer.Text.Grounding.Words;

/// <summary>Names that stand for each other: countries and their people, abbreviations and what they stand for.</summary>
internal sealed class NameForms
{
    private static readonly PerLanguage<NameForms> _all = new(language => new(language));

    private readonly ILookup<string, string[]> _groups;

    private NameForms(Language language)
    {
        var analyzer = TextAnalyzer.For(language.Code);
        _groups = language
            .File[Section.SameNames]
            .Select(group => group.Split('/').Select(Terms).Distinct().ToArray())
            .SelectMany(group => group.Select(name => (name, group)))
            .ToLookup(g => g.name, g => g.group, StringComparer.Ordinal);

        string Terms(string name) => string.Join(' ', analyzer.Analyze(name).Select(t => t.Term));
    }

    public static NameForms For(string language) => _all.For(language);

    /// <summary>The other names of one, in the folded terms of the analyzer, separated by spaces.</summary>
    public IEnumerable<string> Of(string name) => _groups[name].SelectMany(g => g).Where(n => n != name).Distinct();
}
