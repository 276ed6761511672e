using Summarizer.Index;
using Summarizer.Text.Languages;

namespace Summarizer.Search.Words;

/// <summary>Reads what was typed, part by part.</summary>
internal sealed class SearchParser
{
    private static readonly (string Name, WordPlaces Places)[] _fields =
    [
        ("title:", WordPlaces.Title),
        ("keyword:", WordPlaces.Keyword),
    ];

    private static readonly TextAnalyzer _plain = TextAnalyzer.For(SearchWord.NoLanguage);

    private readonly string _text;
    private int _at;

    public SearchParser(string text, IEnumerable<string> languages)
    {
        _text = text;
        Languages = [SearchWord.NoLanguage, .. languages];
        while (SkipBlanks())
        {
            ReadPart();
        }
    }

    public IReadOnlyList<string> Languages { get; }

    public List<SearchWord> Words { get; } = [];

    public List<SearchWord> Excluded { get; } = [];

    public List<SearchPhrase> Phrases { get; } = [];

    private bool SkipBlanks()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _at < _text.Length;
    }

    private void ReadPart()
    {
        var isExcluded = _text[_at] == '-';
        _at += isExcluded ? 1 : 0;
        var places = WordPlaces.All;
        foreach (var (name, wanted) in _fields)
        {
            if (string.Compare(_text, _at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                (places, _at) = (wanted, _at + name.Length);
                break;
            }
        }

        if (_at < _text.Length && _text[_at] == '"')
        {
            // A quote that is never closed holds to the end.
            _at++;
            AddPhrase(ReadUntil(c => c == '"'), places, isExcluded);
            _at++;
        }
        else
        {
            AddChunk(ReadUntil(c => c == '"' || char.IsWhiteSpace(c)), places, isExcluded);
        }
    }

    private string ReadUntil(Func<char, bool> isEnd)
    {
        var start = _at;
        while (_at < _text.Length && !isEnd(_text[_at]))
        {
            _at++;
        }

        return _text[start.._at];
    }

    private void AddPhrase(string text, WordPlaces places, bool isExcluded)
    {
        var tokens = _plain.Analyze(text);
        if (tokens.Count > 1)
        {
            Phrases.Add(new([.. tokens.Select(t => t.Term)], places, isExcluded));
        }

        if (tokens.Count == 1 || !isExcluded)
        {
            foreach (var token in tokens)
            {
                Add(text.Substring(token.Start, token.Length), isPrefix: false, places, isExcluded);
            }
        }
    }

    private void AddChunk(string chunk, WordPlaces places, bool isExcluded)
    {
        var tokens = _plain.Analyze(chunk);
        for (var at = 0; at < tokens.Count; at++)
        {
            var word = chunk.Substring(tokens[at].Start, tokens[at].Length);
            // Chinese and Japanese are indexed by pairs of characters: one alone is the start of a pair.
            var isAlone = word.Length == 1 && word[0] is >= '\u3040' and <= '\u9FFF';
            Add(word, isAlone || (at == tokens.Count - 1 && chunk.EndsWith('*')), places, isExcluded);
        }
    }

    private void Add(string word, bool isPrefix, WordPlaces places, bool isExcluded)
    {
        var added = new SearchWord(word, isPrefix, places, Languages);
        var list = isExcluded ? Excluded : Words;
        if (!list.Exists(w => w.Folded == added.Folded && w.IsPrefix == isPrefix && w.Places == places))
        {
            list.Add(added);
        }
    }
}
