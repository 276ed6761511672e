using System.Runtime.InteropServices;
using Summarizer.Text.Articles;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Keywords;

/// <summary>
/// Collects candidates for key phrases: runs of content words without punctuation between them, and their parts. What
/// separates runs are stop words, weak words and numbers; in English also words whose form and neighbours say that they are
/// verbs.
/// </summary>
internal sealed class PhraseCollector
{
    // Words that say something only with others: an adjective, a participle, a noun like "way".
    private const WordTraits NoWordAlone = WordTraits.Adjective | WordTraits.Past | WordTraits.Vague;

    /// <summary>Candidates kept at once, some 5 MB; only texts of a third of a megabyte reach it.</summary>
    internal const int MostPhrases = 30_000;

    private readonly ArticleText _article;
    private readonly ArticleTerms _terms;
    private readonly PhraseWords _words;
    private readonly Language _language;
    private Dictionary<PhraseKey, Phrase> _phrases = [];
    private Dictionary<PhraseKey, Phrase> _spare = []; // empty; a new table each time would fill the memory
    private bool _tells;
    private int _wordsInRuns;
    private long _charactersInRuns;
    private int _capitalsInRuns;

    public PhraseCollector(ArticleText article, ArticleTerms terms)
    {
        _article = article;
        _terms = terms;
        _language = Language.For(article.Language);

        // A word that a long text has once or twice is no key to it; leaving these out bounds the work.
        var leastFrequency = 1 + (int)Math.Log2(1 + (terms.TokenCount / 20_000.0));
        _words = new(terms, _language, FunctionWords.Of(article, terms), leastFrequency);
    }

    public ArticleStyle Style =>
        new(
            _terms.TokenCount,
            (double)_charactersInRuns / Math.Max(1, _wordsInRuns),
            (double)_capitalsInRuns / Math.Max(1, _wordsInRuns),
            _language.HasEnglishForms
        );

    public Phrase? Find(PhraseKey key) => _phrases.GetValueOrDefault(key);

    /// <summary>All candidates of the article, in order of first appearance.</summary>
    public IReadOnlyCollection<Phrase> Collect()
    {
        if (!_article.Text.StartsWith(_article.Title, StringComparison.Ordinal))
        {
            Read(_article.Title, _terms.Title, -1, 0);
        }

        for (var at = 0; at < _article.Sentences.Count; at++)
        {
            if (!_article.BlockOf(_article.Sentences[at]).Kind.IsApparatus())
            {
                Read(_article.Text, _terms.OfSentence(at), at, _terms.FirstToken(at));
            }
        }

        foreach (var phrase in _phrases.Values)
        {
            CountInParts(phrase);
        }

        return _phrases.Values;
    }

    public bool Tells(Sentence sentence) =>
        _article.BlockOf(sentence).Kind is not BlockKind.Heading && Capitalisation.Tells(sentence.Span);

    private (int Start, int Length) Place(int sentence, int index) =>
        sentence < 0 ? _terms.PlaceInTitle(index) : _terms.Place(index);

    // One sentence, or the title.
    private void Read(string text, ReadOnlySpan<int> terms, int sentence, int firstToken)
    {
        _tells = sentence >= 0 && Tells(_article.Sentences[sentence]);
        _words.Read(text, terms, word => Place(sentence, firstToken + word), _tells);
        for (var at = 0; at < terms.Length; )
        {
            if (!_words.InPhrase(at))
            {
                at++;
                continue;
            }

            var end = at + 1;
            while (end < terms.Length && _words.InPhrase(end) && _words.JoinBefore(end) != WordJoin.None)
            {
                end++;
            }

            ReadRun(terms[at..end], at, sentence, firstToken);
            at = end;
        }
    }

    private void ReadRun(ReadOnlySpan<int> run, int start, int sentence, int firstToken)
    {
        _wordsInRuns += run.Length;
        for (var from = 0; from < run.Length; from++)
        {
            if (_words.IsLinkInPhrase(start + from) || (from > 0 && _words.JoinBefore(start + from) == WordJoin.Hyphen))
            {
                continue; // no phrase starts with a link or within a compound
            }

            var capitals = true;
            for (var length = 1; length <= PhraseKey.MaxWords && from + length <= run.Length; length++)
            {
                var word = start + from + length - 1;
                if (_words.IsLinkInPhrase(word))
                {
                    continue;
                }

                capitals &= _words.Traits(word).HasFlag(WordTraits.Capital);
                if (from + length < run.Length && _words.JoinBefore(word + 1) == WordJoin.Hyphen)
                {
                    continue; // nor ends in one
                }

                if (_language.NounsAreCapitalised && !_words.Traits(word).HasFlag(WordTraits.Capital))
                {
                    continue; // what a phrase ends in is a noun
                }

                if (length == 1)
                {
                    _charactersInRuns += Place(sentence, firstToken + word).Length;
                    _capitalsInRuns += capitals && _tells && start + from > 0 ? 1 : 0;
                    if ((_words.Traits(word) & NoWordAlone) != WordTraits.None && !capitals)
                    {
                        continue;
                    }
                }

                if (_phrases.Count >= MostPhrases)
                {
                    ForgetRarest();
                }

                var key = PhraseKey.Of(run.Slice(from, length));
                ref var phrase = ref CollectionsMarshal.GetValueRefOrAddDefault(_phrases, key, out var known);
                var token = sentence < 0 ? 0 : firstToken + start + from;
                if (!known)
                {
                    phrase = new Phrase(key, token)
                    {
                        Opening = _words.Traits(start + from),
                        Head = _words.Traits(word),
                    };
                    var (a, _) = Place(sentence, firstToken + start + from);
                    var (b, n) = Place(sentence, firstToken + word);
                    phrase.Characters = b + n - a;
                }

                phrase!.Count++;
                phrase.InTitle |= sentence < 0;
                phrase.Whole += length == run.Length ? 1 : 0;
                phrase.AtEnd += from + length == run.Length ? 1 : 0;
                if (_tells && start + from > 0)
                {
                    phrase.Telling++;
                    phrase.Capitals += capitals ? 1 : 0;
                }
            }
        }
    }

    // Lossy counting (Manku and Motwani, 2002): what has come least often so far is forgotten, and counted anew if it comes
    // again. At least half goes each time, so that the work stays linear. The order of first appearance is kept, for
    // which the table is filled anew. Phrases of the title are spared, unless the title is a book of its own.
    private void ForgetRarest()
    {
        var sparesTitle = _phrases.Values.Count(p => p.InTitle) < MostPhrases / 4;
        bool IsKept(Phrase phrase, int least) => phrase.Count > least || (sparesTitle && phrase.InTitle);

        var least = 1;
        while (_phrases.Values.Count(p => IsKept(p, least)) > MostPhrases / 2)
        {
            least++;
        }

        foreach (var (key, phrase) in _phrases.Where(p => IsKept(p.Value, least)))
        {
            _spare.Add(key, phrase);
        }

        (_phrases, _spare) = (_spare, _phrases);
        _spare.Clear();
    }

    // Counts for each part of a phrase how often it occurs within it.
    private void CountInParts(Phrase phrase)
    {
        Span<int> terms = stackalloc int[PhraseKey.MaxWords];
        var length = phrase.Key.Length;
        for (var at = 0; at < length; at++)
        {
            terms[at] = phrase.Key[at];
        }

        // The parts one word shorter suffice: what stands within these stands within this one too, and no more often.
        if (length > 1)
        {
            Note(terms[..(length - 1)]);
            Note(terms[1..length]);
        }

        void Note(ReadOnlySpan<int> part)
        {
            if (_phrases.TryGetValue(PhraseKey.Of(part), out var shorter))
            {
                shorter.CountWithin = Math.Max(shorter.CountWithin, phrase.Count);
                shorter.IsPartOfName |= phrase.IsName && phrase.Count == shorter.Count;
            }
        }
    }
}
