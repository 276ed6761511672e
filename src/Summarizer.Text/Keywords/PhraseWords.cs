using Summarizer.Text.Articles;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Keywords;

/// <summary>How a word stands to the one before it.</summary>
internal enum WordJoin : byte
{
    None, // something separates them: punctuation, a line, the genitive of the word before
    Space, // a space, or no space in scripts that write none
    Hyphen, // a hyphen or dash: both are parts of one word
}

/// <summary>
/// Decides for each word of a sentence whether phrases may hold it. They may not hold stop words, weak words and
/// numbers, unless these are parts of a compound (<c>state-of-the-art design</c>) or of a name (<c>New York</c>); nor, in
/// English, words whose form and neighbours say that they are verbs.
/// </summary>
internal sealed class PhraseWords(
    ArticleTerms terms,
    Language language,
    FunctionWords? functionWords,
    int leastFrequency
)
{
    private const WordTraits OutsidePhrases =
        WordTraits.Weak | WordTraits.Number | WordTraits.Adverb | WordTraits.Single;

    private const int LongestAddress = 100; // characters that are looked at on either side

    private const WordTraits WeakCapital = WordTraits.Weak | WordTraits.Capital;

    private const WordTraits NeverFinite = WordTraits.Adjective | WordTraits.Past;

    private readonly WordTraitsReader _reader = new(language);
    private readonly bool _english = language.HasEnglishForms;
    private WordTraits[] _traits = new WordTraits[256];
    private WordJoin[] _joins = new WordJoin[256];
    private bool[] _inPhrase = new bool[256];
    private int _count;

    public bool InPhrase(int word) => _inPhrase[word];

    public WordJoin JoinBefore(int word) => word < _count ? _joins[word] : WordJoin.None;

    /// <summary>Whether the word only holds a phrase together, and cannot be its first or last.</summary>
    public bool IsLinkInPhrase(int word) => _inPhrase[word] && _traits[word].HasFlag(WordTraits.Link);

    public WordTraits Traits(int word) => _traits[word];

    /// <summary>How the words on both sides of a gap stand to each other, by the characters in it.</summary>
    public static WordJoin JoinOf(ReadOnlySpan<char> gap) =>
        gap switch
        {
            [] or [' ' or '\u00A0' or '\n'] => WordJoin.Space,
            ['\'' or '’'] => WordJoin.Space, // after an elided word
            ['-' or '\u2010' or '\u2011' or '–'] => WordJoin.Hyphen,
            _ => WordJoin.None,
        };

    /// <summary>Reads a sentence; the answers above are about its words until the next one is read.</summary>
    public void Read(string text, ReadOnlySpan<int> words, Func<int, (int Start, int Length)> place, bool capitalsTell)
    {
        _count = words.Length;
        if (_count > _traits.Length)
        {
            _traits = new WordTraits[2 * _count];
            _joins = new WordJoin[2 * _count];
            _inPhrase = new bool[2 * _count];
        }

        var last = 0;
        var hasAddress = _count > 0 && HasAddress(text, place(0).Start, place(_count - 1));
        for (var at = 0; at < _count; at++)
        {
            var (start, length) = place(at);
            var term = words[at];
            _joins[at] =
                at == 0 ? WordJoin.None
                : start < last ? WordJoin.Space // pairs of ideographs overlap
                : _traits[at - 1].HasFlag(WordTraits.Genitive) ? WordJoin.None
                : JoinOf(text.AsSpan(last, start - last));
            _traits[at] = _reader.Read(text.AsSpan(start, length), terms.Text(term));
            _inPhrase[at] =
                !terms.IsStopWord(term)
                && !(
                    functionWords is not null
                    && !_traits[at].HasFlag(WordTraits.Capital)
                    && functionWords.Contains(term)
                )
                && !(hasAddress && IsInAddress(text, start))
                && (terms.Frequency(term) is var frequency && (frequency >= leastFrequency || frequency == 0))
                && (_traits[at] & OutsidePhrases) == WordTraits.None;
            last = start + length;
        }

        for (var at = 0; at < _count; at++)
        {
            if (!_inPhrase[at])
            {
                _inPhrase[at] = capitalsTell && IsPartOfName(at);
            }
            else if (_english && IsVerb(at))
            {
                _inPhrase[at] = false;
            }
        }

        JoinCompounds();
        AddLinks();
    }

    // Most sentences have none, and are looked at only once.
    private static bool HasAddress(string text, int start, (int Start, int Length) last) =>
        text.AsSpan(start, last.Start + last.Length - start) is var span
        && (
            span.Contains('@')
            || span.Contains("://", StringComparison.Ordinal)
            || span.Contains("www.", StringComparison.Ordinal)
            || span.Contains("__", StringComparison.Ordinal)
        );

    // "https://example.org/path", "ana@example.org", "__init__.py": between two spaces, what no word has.
    private static bool IsInAddress(string text, int start)
    {
        var from = Math.Max(0, start - LongestAddress);
        from += text.AsSpan(from, start - from).LastIndexOf(' ') + 1;
        var address = text.AsSpan(from, Math.Min(text.Length - from, LongestAddress));
        var end = address.IndexOfAny(' ', '\n');
        address = end < 0 ? address : address[..end];
        return address.Contains("://", StringComparison.Ordinal)
            || address.StartsWith("www.", StringComparison.Ordinal)
            || (address.IndexOf('@') is > 0 and var at && at + 1 < address.Length)
            || address.Contains("__", StringComparison.Ordinal);
    }

    // "the New York office": a weak word with a capital before another one.
    private bool IsPartOfName(int at) =>
        at > 0
        && (_traits[at] & WeakCapital) == WeakCapital
        && JoinBefore(at + 1) != WordJoin.None
        && _traits[at + 1].HasFlag(WordTraits.Capital);

    // By the neighbours: a participle that nothing follows, a form in -ing or -s before a determiner.
    private bool IsVerb(int at)
    {
        var traits = _traits[at];
        if (traits.HasFlag(WordTraits.Capital) && at > 0)
        {
            return false;
        }

        var before = at > 0 ? _traits[at - 1] : WordTraits.None;
        if (before.HasFlag(WordTraits.VerbOpener) && (traits & NeverFinite) == WordTraits.None)
        {
            return true;
        }

        if (
            before.HasFlag(WordTraits.Infinitive)
            && (traits & (NeverFinite | WordTraits.EndsInS | WordTraits.Progressive)) == WordTraits.None
        )
        {
            return true;
        }

        var determinerFollows = at + 1 < _count && _traits[at + 1].HasFlag(WordTraits.Determiner);
        if (traits.HasFlag(WordTraits.Past))
        {
            return determinerFollows || JoinBefore(at + 1) == WordJoin.None || !_inPhrase[at + 1];
        }

        return determinerFollows
            && (
                traits.HasFlag(WordTraits.Progressive)
                || (traits.HasFlag(WordTraits.EndsInS) && JoinBefore(at) != WordJoin.None && _inPhrase[at - 1])
            );
    }

    // A compound is in the phrase as a whole if one of its parts is.
    private void JoinCompounds()
    {
        for (var at = 0; at < _count; )
        {
            var end = at + 1;
            var any = _inPhrase[at];
            while (end < _count && _joins[end] == WordJoin.Hyphen)
            {
                any |= _inPhrase[end];
                end++;
            }

            if (any && end - at > 1)
            {
                _inPhrase.AsSpan(at, end - at).Fill(true);
            }

            at = end;
        }
    }

    // "proceso de paz", "droits de l'homme": links, one or two, between words of a phrase.
    private void AddLinks()
    {
        for (var at = 1; at + 1 < _count; at++)
        {
            if (!IsLink(at) || !_inPhrase[at - 1])
            {
                continue;
            }

            var end = IsLink(at + 1) ? at + 2 : at + 1;
            if (end < _count && _joins[end] != WordJoin.None && _inPhrase[end])
            {
                _inPhrase.AsSpan(at, end - at).Fill(true);
            }
        }
    }

    private bool IsLink(int at) =>
        _joins[at] != WordJoin.None && _traits[at].HasFlag(WordTraits.Link) && !_inPhrase[at];
}
