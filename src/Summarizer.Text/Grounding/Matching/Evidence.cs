using Summarizer.Text.Grounding.Quantities;
using Summarizer.Text.Grounding.Words;

namespace Summarizer.Text.Grounding.Matching;

/// <summary>A statement, the passage it is held against, and how the one is cut from the other.</summary>
internal sealed class Evidence
{
    private const int Related = 4; // letters that words of one family share: vote, voters
    private const int MostQuantities = 100; // numbers of a statement that are looked at
    private const int MostSentences = 3; // sentences that a statement is compared with closely

    private readonly SortedSet<int> _sentences = [];
    private readonly bool _titleCase;
    private readonly double _weight;
    private readonly Lazy<IReadOnlyList<(int, double)>> _best;
    private readonly Lazy<double> _coverage;
    private readonly Lazy<HashSet<string>> _nearUnits;
    private readonly Dictionary<int, HashSet<int>> _sentencesOf = [];

    public Evidence(
        Statement statement,
        Passage passage,
        Alignment alignment,
        SentenceIndex index,
        IReadOnlyList<int> cited
    )
    {
        (Statement, Passage, Alignment, Index, Cited) = (statement, passage, alignment, index, cited);
        Words = LanguageWords.Of(index.Article.Language);
        for (var word = 0; word < statement.Words.Length; word++)
        {
            if (alignment.Places[word] is >= 0 and var place && statement.Words[word].IsContent)
            {
                _sentences.Add(passage.SentenceOf(place));
            }
        }

        _titleCase = IsTitleCase();
        NearSentences =
        [
            Passage.Title,
            .. _sentences
                .SelectMany(s => new[] { s - 1, s, s + 1 })
                .Where(s => s >= 0 && s < index.Article.Sentences.Count)
                .Distinct()
                .Order(),
        ];
        Content = [.. Enumerable.Range(0, statement.Words.Length).Where(w => statement.Words[w].IsContent)];
        _weight = Content.Sum(Weight);
        _best = new(FindBest);
        _coverage = new(FindCoverage);
        _nearUnits = new(() =>
            NearSentences.SelectMany(index.Quantities.In).Select(q => q.Quantity.Unit).OfType<string>().ToHashSet()
        );
        Quantities =
        [
            .. QuantityReader.Read(statement.Text, index.Article.Language, everyReading: false).Take(MostQuantities),
        ];
    }

    public Statement Statement { get; }

    public Passage Passage { get; }

    public Alignment Alignment { get; }

    public SentenceIndex Index { get; }

    public LanguageWords Words { get; }

    /// <summary>The indexes of the sentences that the statement cites.</summary>
    public IReadOnlyList<int> Cited { get; }

    /// <summary>The sentences that words are taken from and those beside them, the title first.</summary>
    public IReadOnlyList<int> NearSentences { get; }

    /// <summary>The numbers of the statement.</summary>
    public IReadOnlyList<Quantity> Quantities { get; }

    /// <summary>The units of the numbers in near sentences.</summary>
    public IReadOnlySet<string> NearUnits => _nearUnits.Value;

    /// <summary>Whether a word is part of a number, as "PM" is of a time.</summary>
    public bool IsInQuantity(int word)
    {
        var start = Statement.Words[word].Start;
        return Quantities.Any(q => start >= q.Start && start < q.Start + q.Length);
    }

    /// <summary>The words of content, by their place in the statement.</summary>
    public IReadOnlyList<int> Content { get; }

    /// <summary>Whether a word speaks of the article as such: "the passage describes".</summary>
    public bool IsSelfReference(int word) =>
        StatementFrame.Of(Index.Article.Language).IsSelfReference(Statement.TermOf(word));

    /// <summary>The sentences with the largest shares of the weighted content, at most three, best first.</summary>
    public IReadOnlyList<(int Sentence, double Share)> BestSentences => _best.Value;

    /// <summary>The first of <see cref="BestSentences"/>.</summary>
    public (int Sentence, double Share)? BestSentence => BestSentences.Count > 0 ? BestSentences[0] : null;

    /// <summary>A share of the content as it is without one word.</summary>
    public double ShareWithout(int word, double share)
    {
        var left = Statement.Words[word].IsContent ? _weight - Weight(word) : _weight;
        return left > 0 ? share * _weight / left : 0;
    }

    /// <summary>Whether a sentence that the statement cites has a word of its content.</summary>
    public bool SharesWithCited =>
        Content.Any(w =>
            SentencesWith(w).Any(Cited.Contains)
            || Passage.Terms.Any(t =>
                Passage.IsContent(t)
                && Statement.TermOf(w).AsSpan().CommonPrefixLength(Passage.TextOf(t)) >= Related
                && Passage.PlacesOf(t).Any(p => Cited.Contains(Passage.SentenceOf(p)))
            )
        );

    /// <summary>The share of the weighted content that three sentences have together, at best.</summary>
    public double Coverage => _coverage.Value;

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

    private double FindCoverage()
    {
        var left = Content.ToHashSet();
        var covered = 0.0;
        for (var taken = 0; taken < MostSentences; taken++)
        {
            var best = left.SelectMany(w => SentencesWith(w).Select(s => (s, w)))
                .GroupBy(p => p.s, p => p.w)
                .MaxBy(g => g.Sum(Weight));
            if (best is null)
            {
                break;
            }

            covered += best.Sum(Weight);
            left.ExceptWith(best);
        }

        return _weight > 0 ? covered / _weight : 1;
    }

    /// <summary>How much a word tells: rare ones more.</summary>
    public double Weight(int word) => Index.WeightOf(Statement.Words[word].Term);

    /// <summary>The sentences of the passage that have a word, in this form or another.</summary>
    public IReadOnlySet<int> SentencesWith(int word)
    {
        if (!_sentencesOf.TryGetValue(word, out var sentences))
        {
            _sentencesOf[word] = sentences = [
                .. WordForms.PlacesOf(Statement, word, Passage).Select(p => Passage.SentenceOf(p.Place)),
            ];
        }

        return sentences;
    }

    private IReadOnlyList<(int, double)> FindBest() =>
        [
            .. Content
                .SelectMany(w => SentencesWith(w).Select(s => (Sentence: s, Word: w)))
                .GroupBy(p => p.Sentence, p => p.Word)
                .Select(g => (Sentence: g.Key, Share: g.Sum(Weight) / _weight))
                .OrderByDescending(s => s.Share)
                .ThenBy(s => s.Sentence)
                .Take(MostSentences),
        ];

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
