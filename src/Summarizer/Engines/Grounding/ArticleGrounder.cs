using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding;
using Summarizer.Text.Languages;
using Summarizer.Text.PromptInjection;

namespace Summarizer.Engines.Grounding;

/// <summary>Leaves out what the article does not support or only injections do. Made once, parallel to the model's call.</summary>
internal sealed class ArticleGrounder
{
    // A model that obeys writes praise or blame without a fact that could be wrong. Where an article gives orders, so much of
    // the content of a statement must stand in its other sentences: of 135 statements of obedience none has half.
    private const double LeastCoverage = 0.6;

    private static readonly CheckResult InjectedOnly = new(
        0,
        Verdict.Contradicted,
        [],
        "the article only orders a model to say so, and reports nothing of it"
    );

    private readonly GroundingChecker _checker;
    private readonly Strictness _strictness;
    private readonly double _leastCoverage;
    private readonly TextAnalyzer _analyzer;
    private readonly ArticleText _article;
    private readonly IReadOnlySet<int> _injections;
    private readonly HashSet<string> _injectedTerms;

    public ArticleGrounder(ArticleText article, GroundingOptions options)
    {
        _article = article;
        _analyzer = TextAnalyzer.For(article.Language);
        _injections = InjectionDetector.Find(article);
        _injectedTerms = TermsOfInjectionsAlone(article);
        _checker = new(article, _injections);
        _strictness = options.Strictness;
        _leastCoverage = _injections.Count == 0 ? 0 : LeastCoverage;
    }

    /// <summary>Repairs citations and leaves out what may not be shown.</summary>
    public GroundedDigest Ground(DigestContent content)
    {
        if (_injections.Count == 0)
        {
            return DigestGrounder.Ground(_checker, content, _strictness);
        }

        var dropped = new List<CheckedStatement>();
        var reported = Reported(content, dropped);
        var grounded = DigestGrounder.Ground(_checker, reported.Content, _strictness, _leastCoverage);
        dropped.AddRange(grounded.Dropped.Select(InOrder));
        return grounded with { Dropped = dropped, Unverified = [.. grounded.Unverified.Select(InOrder)] };

        CheckedStatement InOrder(CheckedStatement s) => s with { Index = reported.Places[s.Kind][s.Index] };
    }

    /// <summary>The report on a finished digest, by the levels of support that its statements have.</summary>
    public GroundingReport Report(DigestContent content, int dropped) =>
        DigestGrounder.Report(_checker, content, dropped);

    public int Injections => _injections.Count;

    /// <summary>The digest without what rests on prompt injections.</summary>
    public DigestContent WithoutInjections(DigestContent content) =>
        _injections.Count == 0 ? content : Reported(content, dropped: null).Content;

    private (DigestContent Content, Dictionary<StatementKind, List<int>> Places) Reported(
        DigestContent content,
        List<CheckedStatement>? dropped
    )
    {
        var places = new Dictionary<StatementKind, List<int>>();
        return (
            content with
            {
                Summary = Keep(
                    StatementKind.Claim,
                    content.Summary,
                    c => RestsOnInjections(c.Text, c.Citations),
                    c => c.Text,
                    c => c with { Citations = WithoutInjections(c.Citations) }
                ),
                Faqs = Keep(
                    StatementKind.Faq,
                    content.Faqs,
                    f => RestsOnInjections(f.Answer, f.Citations) || RestsOnInjections(f.Question, []),
                    f => f.Answer,
                    f => f with { Citations = WithoutInjections(f.Citations) }
                ),
                Keywords = Keep(
                    StatementKind.Keyword,
                    content.Keywords,
                    k => RestsOnInjections(k.Text, []),
                    k => k.Text,
                    k => k
                ),
            },
            places
        );

        List<T> Keep<T>(
            StatementKind kind,
            IReadOnlyList<T> statements,
            Predicate<T> restsOnInjections,
            Func<T, string> text,
            Func<T, T> clean
        )
        {
            places[kind] = [];
            var kept = new List<T>();
            for (var i = 0; i < statements.Count; i++)
            {
                if (restsOnInjections(statements[i]))
                {
                    dropped?.Add(new(kind, i, text(statements[i]), InjectedOnly));
                }
                else
                {
                    places[kind].Add(i);
                    kept.Add(clean(statements[i]));
                }
            }

            return kept;
        }
    }

    private bool RestsOnInjections(string text, IReadOnlyList<int> citations) =>
        (citations.Count > 0 && citations.All(_injections.Contains))
        || citations.Any(c =>
            _injections.Contains(c) && text.Contains(_article.Sentences[c - 1].Text, StringComparison.Ordinal)
        )
        || _analyzer.Analyze(text).Any(t => !t.IsStopWord && _injectedTerms.Contains(t.Term))
        || StandsInInjectionsAlone(text);

    // Word for word, since not every script separates its words.
    private bool StandsInInjectionsAlone(string text)
    {
        var words = text.AsSpan().Trim().TrimEnd(".!?。！？؟।").ToString();
        return words.Length > 0 && Holds(_injections.Contains) && !Holds(id => !_injections.Contains(id));

        bool Holds(Predicate<int> isMeant) =>
            _article.Sentences.Any(s => isMeant(s.Id) && s.Span.Contains(words, StringComparison.OrdinalIgnoreCase));
    }

    private int[] WithoutInjections(IReadOnlyList<int> citations) =>
        [.. citations.Where(c => !_injections.Contains(c))];

    // Words found in injections and nowhere else: a statement that uses them obeys.
    private HashSet<string> TermsOfInjectionsAlone(ArticleText article)
    {
        var injected = new HashSet<string>();
        if (_injections.Count == 0)
        {
            return injected;
        }

        foreach (var sentence in article.Sentences.Where(s => _injections.Contains(s.Id)))
        {
            injected.UnionWith(Terms(sentence.Text));
        }

        foreach (var sentence in article.Sentences.Where(s => !_injections.Contains(s.Id)))
        {
            injected.ExceptWith(Terms(sentence.Text));
        }

        injected.ExceptWith(Terms(article.Title));
        return injected;
    }

    private IEnumerable<string> Terms(string text) =>
        _analyzer.Analyze(text).Where(t => !t.IsStopWord).Select(t => t.Term);
}
