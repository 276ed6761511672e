using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;

namespace Summarizer.Text.Languages;

/// <summary>
/// What the algorithms know of one language: its data file <c>Data/{code}.txt</c>, read once. A data file has sections,
/// <c>[name of the section]</c>, of words parted by white space; a line that starts with <c>#</c> is a comment. To add
/// a language, add its file.
/// </summary>
internal sealed class Language
{
    private const string Folder = "Summarizer.Text.Languages.Data.";
    private const string Ending = ".txt";

    private static readonly ConcurrentDictionary<string, Language> _read = new(StringComparer.Ordinal);

    private Language(string code, Dictionary<string, List<string>> sections, IReadOnlyList<SuffixStep> steps)
    {
        Code = code;
        Elisions = Words(sections, "elisions");
        StopWords = Words(sections, "stop words", "elisions", "question words");
        QuestionWords = Words(sections, "question words");
        Abbreviations = Words(sections, "abbreviations");
        WeakWords = Words(sections, "weak words");
        LeaningWords = Words(sections, "leaning words");
        LeaningOpenings = Words(sections, "leaning words", "leaning openings");
        LinkingWords = Words(sections, "linking words");
        TimeNouns = Words(sections, "time nouns");
        PictureWords = Words(sections, "picture words");
        VagueWords = Words(sections, "vague words");
        Determiners = Words(sections, "determiners");
        PhraseLinks = Words(sections, "phrase links");
        VerbOpeners = Words(sections, "verb openers");
        LyWords = Words(sections, "ly words");
        Acronyms = sections.GetValueOrDefault("acronyms", []).ToFrozenSet(StringComparer.Ordinal);
        Letters = string.Concat(sections.GetValueOrDefault("letters", []));
        Stemmer =
            code == "en" ? EnglishStemmer.Instance
            : steps.Count > 0 ? new SuffixStemmer(Words(sections, "prefixes"), steps)
            : null;
        NounsAreCapitalised = sections.GetValueOrDefault("nouns", []).Contains("capitalised");
        CutsAtApostrophe = sections.GetValueOrDefault("apostrophe", []).Contains("cut");
    }

    /// <summary>The codes of all languages that have a data file, in ordinal order.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        .. typeof(Language)
            .Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .Select(n => n[Folder.Length..^Ending.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The primary language subtag.</summary>
    public string Code { get; }

    /// <summary>Words of grammar, in lower case with their accents. Of Chinese and Japanese: single characters too.</summary>
    public FrozenSet<string> StopWords { get; }

    /// <summary>Words that open a question, in lower case.</summary>
    public FrozenSet<string> QuestionWords { get; }

    /// <summary>Abbreviations that end in a stop, in lower case and without that stop: <c>dr</c>, <c>z.b</c>.</summary>
    public FrozenSet<string> Abbreviations { get; }

    /// <summary>
    /// Words with a meaning of their own that seldom stand in a key phrase: common verbs, adverbs, days, vague nouns. In lower case.
    /// </summary>
    public FrozenSet<string> WeakWords { get; }

    /// <summary>
    /// Pronouns and the like, in lower case: what they stand for is in a sentence before. Of a language without spaces, as
    /// in the next three lists, whatever a sentence may start with.
    /// </summary>
    public FrozenSet<string> LeaningWords { get; }

    /// <summary>
    /// Those and others that lean only where they open a sentence; elsewhere these may stand for something in it, or are
    /// mere grammar.
    /// </summary>
    public FrozenSet<string> LeaningOpenings { get; }

    /// <summary>Words that tie a sentence to the one before: <c>but</c>, <c>therefore</c>. In lower case.</summary>
    public FrozenSet<string> LinkingWords { get; }

    /// <summary>Nouns that make a leaning word point at now: <c>week</c>, as in "This week …". In lower case.</summary>
    public FrozenSet<string> TimeNouns { get; }

    /// <summary>Words that, behind a bracket, point at a picture: <c>(left)</c>. In lower case.</summary>
    public FrozenSet<string> PictureWords { get; }

    /// <summary>Nouns too general to stand for an article alone: <c>result</c>, <c>way</c>. Base forms, in lower case.</summary>
    public FrozenSet<string> VagueWords { get; }

    /// <summary>Words that announce a noun, in lower case.</summary>
    public FrozenSet<string> Determiners { get; }

    /// <summary>Stop words that hold phrases together, in lower case: the <c>de</c> of <c>proceso de paz</c>.</summary>
    public FrozenSet<string> PhraseLinks { get; }

    /// <summary>Words that a verb follows rather than a noun, in lower case: <c>will</c>, <c>to</c>.</summary>
    public FrozenSet<string> VerbOpeners { get; }

    /// <summary>English words in -ly that are no adverbs, in lower case.</summary>
    public FrozenSet<string> LyWords { get; }

    /// <summary>Words that are no stop words if written exactly like this: <c>US</c>, <c>IT</c>.</summary>
    public FrozenSet<string> Acronyms { get; }

    /// <summary>Words that lose their vowel before another and join it by an apostrophe: the <c>l</c> of <c>l'homme</c>.</summary>
    public FrozenSet<string> Elisions { get; }

    /// <summary>Letters, in lower case, that tell the language from its neighbours of the same script.</summary>
    public string Letters { get; }

    /// <summary>Takes the inflection off folded words; null for a language that has no use for it.</summary>
    public IStemmer? Stemmer { get; }

    /// <summary>Whether every noun is written with a capital, as in German.</summary>
    public bool NounsAreCapitalised { get; }

    /// <summary>Whether endings follow an apostrophe, as after Turkish names.</summary>
    public bool CutsAtApostrophe { get; }

    /// <summary>The language of a primary subtag; for one without a data file, a language of which nothing is known.</summary>
    public static Language For(string code) =>
        _read.GetOrAdd(code.Length <= 3 && Codes.Contains(code) ? code : "und", Read);

    private static Language Read(string code)
    {
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var steps = new List<SuffixStep>();
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + code + Ending);
        using var reader = stream is null ? TextReader.Null : new StreamReader(stream);
        List<string> section = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            if (!line.StartsWith('['))
            {
                section.AddRange(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                continue;
            }

            var name = line.Trim('[', ']', ' ');
            section = [];
            if (name == "suffixes")
            {
                // The section may stand several times: each is a step, and a step takes off one suffix.
                steps.Add(new(section));
            }
            else
            {
                sections[name] = section;
            }
        }

        return new(code, sections, steps);
    }

    private static FrozenSet<string> Words(Dictionary<string, List<string>> sections, params string[] names) =>
        names.SelectMany(n => sections.GetValueOrDefault(n, [])).ToFrozenSet(StringComparer.Ordinal);
}
