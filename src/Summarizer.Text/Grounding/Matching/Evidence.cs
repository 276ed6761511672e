namespace Summarizer.Text.Grounding.Matching;

/// <summary>A statement, the passage it is held against, and how the one is cut from the other.</summary>
internal sealed class Evidence
{
    private readonly SortedSet<int> _sentences = [];
    private readonly bool _titleCase;

    public Evidence(Statement statement, Passage passage, Alignment alignment, SentenceIndex index)
    {
        (Statement, Passage, Alignment, Index) = (statement, passage, alignment, index);
        Words = LanguageWords.Of(index.Article.Language);
        for (var word = 0; word < statement.Words.Length; word++)
        {
            if (alignment.Places[word] is >= 0 and var place && statement.Words[word].IsContent)
            {
                _sentences.Add(passage.SentenceOf(place));
            }
        }

        _titleCase = IsTitleCase();
    }

    public Statement Statement { get; }

    public Passage Passage { get; }

    public Alignment Alignment { get; }

    public SentenceIndex Index { get; }

    public LanguageWords Words { get; }

    /// <summary>The indexes of the sentences that words of content are taken from, ascending.</summary>
    public IReadOnlyCollection<int> Sentences => _sentences;

    /// <summary>Where a word of the statement is taken from, or -1.</summary>
    public int PlaceOf(int word) => Alignment.Places[word];

    /// <summary>Whether a sentence is one that words are taken from, or stands beside one. The title always does.</summary>
    public bool IsNear(int sentence) =>
        sentence == Passage.Title
        || _sentences.Contains(sentence)
        || _sentences.Contains(sentence - 1)
        || _sentences.Contains(sentence + 1);

    /// <summary>
    /// Whether a word of the statement is written as a name: with a capital that no start of a sentence explains. The
    /// first word is one only if the article writes it so within a sentence. In German, where all nouns have capitals, a
    /// word after an article or an adjective is none.
    /// </summary>
    public bool IsName(int word)
    {
        if (_titleCase || !Statement.Words[word].IsContent || !StartsUpper(Statement.Span(word)))
        {
            return false;
        }

        if (word == 0 || !IsWithinSentence(Statement.Text, Statement.Words[word].Start))
        {
            var places = Passage.PlacesOf(Statement.Words[word].Term);
            return places.Any(IsNameAt) && places.All(MayBeNameAt);
        }

        return !Words.NounsAreCapitalised || IsNameAmongNouns(word);
    }

    public bool IsNameAt(int place) =>
        Passage[place].IsContent
        && StartsUpper(Passage.Span(place))
        && place > 0
        && Passage.SentenceOf(place - 1) == Passage.SentenceOf(place);

    /// <summary>Whether a word of the passage may be a name, also at the start of its sentence.</summary>
    public bool MayBeNameAt(int place) => Passage[place].IsContent && StartsUpper(Passage.Span(place));

    private static bool StartsUpper(ReadOnlySpan<char> word) => word.Length > 0 && char.IsUpper(word[0]);

    // After a stop, a colon or an opening mark a capital may be that of a beginning.
    private static bool IsWithinSentence(string text, int start)
    {
        var at = start - 1;
        while (at >= 0 && char.IsWhiteSpace(text[at]))
        {
            at--;
        }

        return at >= 0
            && (char.IsLetterOrDigit(text[at]) || text[at] is ',' or '-' or '\'' or '’' or ')' or ';' or '/');
    }

    // Names go without article: they follow a preposition, a verb, a title or another name.
    private bool IsNameAmongNouns(int word)
    {
        var before = Statement.Span(word - 1);
        return StartsUpper(before)
            || (!Statement.Words[word - 1].IsContent && before.Length is 2 or 3 && !Words.IsBeforeNoun(before));
    }

    // Where most words have capitals, as in a headline, they say nothing.
    private bool IsTitleCase()
    {
        var (content, upper) = (0, 0);
        for (var word = 1; word < Statement.Words.Length; word++)
        {
            if (Statement.Words[word].IsContent && !Statement.Words[word].IsNumber)
            {
                content++;
                upper += StartsUpper(Statement.Span(word)) ? 1 : 0;
            }
        }

        return content >= 4 && upper * 4 > content * 3 && !Words.NounsAreCapitalised;
    }
}
