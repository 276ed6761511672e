using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;

namespace Summarizer.Text.Languages;

/// <summary>
/// What the algorithms know of one language: its data file <c>Data/{code}.txt</c>, read once. To add a language, add its
/// file. <see cref="Section"/> says what each section holds.
/// </summary>
internal sealed class Language
{
    private const string Folder = "Summarizer.Text.Languages.Data.";
    private const string Ending = ".txt";
    private const string CommonName = "common";

    private static readonly ConcurrentDictionary<string, Language> _read = new(StringComparer.Ordinal);

    private Language(string code)
    {
        Code = code;
        File = Read(code);
        Elisions = Words(Section.Elisions);
        QuestionWords = Words(Section.QuestionWords);
        StopWords = Words(Section.StopWords, Section.Elisions, Section.QuestionWords);
        WeakWords = Words(Section.WeakWords);
        LeaningWords = Words(Section.LeaningWords);
        LeaningOpenings = Words(Section.LeaningWords, Section.LeaningOpenings);
        LinkingWords = Words(Section.LinkingWords);
        LeaningPhrases = File[Section.LeaningPhrases];
        RemovableOpenings = [.. File[Section.RemovableOpenings].OrderByDescending(o => o.Length)];
        TimeNouns = Words(Section.TimeNouns);
        PictureWords = Words(Section.PictureWords);
        VagueWords = Words(Section.VagueWords);
        Determiners = Words(Section.Determiners);
        PhraseLinks = Words(Section.PhraseLinks);
        VerbOpeners = Words(Section.VerbOpeners);
        LyWords = Words(Section.LyWords);
        Acronyms = Words(Section.Acronyms);
        Letters = string.Concat(File[Section.Letters]);
        Alphabet = string.Concat(File[Section.Alphabet]);
        var share = File[Section.FunctionWordShare];
        FunctionWordShare =
            int.Parse((share.Count > 0 ? share : Common[Section.FunctionWordShare])[0], CultureInfo.InvariantCulture)
            / 100.0;
        HasEnglishForms = Has(Section.Forms, "english");
        NounsHaveParticles = Has(Section.Nouns, "particles");
        NounsAreCapitalised = Has(Section.Nouns, "capitalised");
        CutsAtApostrophe = Has(Section.Apostrophe, "cut");
        var steps = File.Repeated(Section.Suffixes);
        Stemmer =
            HasEnglishForms ? EnglishStemmer.Instance
            : steps.Count > 0 ? new SuffixStemmer(Words(Section.Prefixes), [.. steps.Select(s => new SuffixStep(s))])
            : null;
    }

    /// <summary>The codes of all languages that have a data file, in ordinal order.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        .. typeof(Language)
            .Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .Select(n => n[Folder.Length..^Ending.Length])
            .Where(n => n != CommonName)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>What belongs to no language, or to any.</summary>
    public static LanguageFile Common { get; } = Read(CommonName);

    public string Code { get; }
    public LanguageFile File { get; }

    /// <summary>The section, with elisions and question words.</summary>
    public FrozenSet<string> StopWords { get; }

    public FrozenSet<string> QuestionWords { get; }

    public FrozenSet<string> WeakWords { get; }

    public FrozenSet<string> LeaningWords { get; }

    /// <summary>The section, with the leaning words, which lean there too.</summary>
    public FrozenSet<string> LeaningOpenings { get; }

    public FrozenSet<string> LinkingWords { get; }

    public IReadOnlyList<string> LeaningPhrases { get; }

    /// <summary>The openings of the section, the longest first.</summary>
    public IReadOnlyList<string> RemovableOpenings { get; }

    public FrozenSet<string> TimeNouns { get; }

    public FrozenSet<string> PictureWords { get; }

    public FrozenSet<string> VagueWords { get; }

    public FrozenSet<string> Determiners { get; }

    public FrozenSet<string> PhraseLinks { get; }

    public FrozenSet<string> VerbOpeners { get; }

    public FrozenSet<string> LyWords { get; }

    public FrozenSet<string> Acronyms { get; }

    public FrozenSet<string> Elisions { get; }

    /// <summary>The letters of the section, one after the other.</summary>
    public string Letters { get; }

    /// <summary>All letters beyond a to z that its words are written with; empty if the file does not say.</summary>
    public string Alphabet { get; }

    /// <summary>The share of words that are stop words in prose.</summary>
    public double FunctionWordShare { get; }

    /// <summary>Removes the inflection of folded words; null for a language that has no use for it.</summary>
    public IStemmer? Stemmer { get; }

    /// <summary>Whether the algorithms for English forms apply: word classes by ending, and what was fitted to them.</summary>
    public bool HasEnglishForms { get; }

    public bool NounsAreCapitalised { get; }

    /// <summary>Whether particles follow a noun without a space.</summary>
    public bool NounsHaveParticles { get; }

    /// <summary>Whether endings follow an apostrophe, as after Turkish names.</summary>
    public bool CutsAtApostrophe { get; }

    /// <summary>The language of a primary subtag; for one without a data file, a language of which nothing is known.</summary>
    public static Language For(string code) =>
        _read.GetOrAdd(code.Length <= 3 && Codes.Contains(code) ? code : LanguageDetector.Undetermined, c => new(c));

    /// <summary>The entries of a section in the files of all languages, and in the common one.</summary>
    public static IEnumerable<string> Everywhere(Section section) =>
        Codes.SelectMany(c => For(c).File[section]).Concat(Common[section]);

    /// <summary>The entries of sections as a set that distinguishes capitals.</summary>
    public FrozenSet<string> Words(params ReadOnlySpan<Section> sections)
    {
        var words = new List<string>();
        foreach (var section in sections)
        {
            words.AddRange(File[section]);
        }

        return words.ToFrozenSet(StringComparer.Ordinal);
    }

    public bool Has(Section section, string entry) => File[section].Contains(entry);

    /// <summary>Entries of the form <c>key=value</c>, with the key that all forms of a value share.</summary>
    public static IEnumerable<(string Key, string Value)> Pairs(IEnumerable<string> entries) =>
        entries.Select(e => e.Split('=')).Select(e => (e[0], e[1]));

    private static LanguageFile Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name + Ending);
        using var reader = stream is null ? TextReader.Null : new StreamReader(stream);
        return LanguageFile.Parse(name + Ending, reader);
    }
}
