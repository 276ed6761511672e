using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding;
using Summarizer.Text.Languages;
using Summarizer.Text.PromptInjection;

namespace Summarizer.Engines;

/// <summary>
/// Checks drafts against one article: what it does not support is left out, and so is what rests on sentences that only
/// give orders to a model. Made once for an article, beside the model's call, since it reads all of it.
/// </summary>
internal sealed class ArticleGrounder
{
    private static readonly Support OrderedOnly = new(
        0,
        false,
        [],
        "the article only orders a model to say so, and reports nothing of it"
    );

    private readonly GroundingChecker _checker;
    private readonly TextAnalyzer _analyzer;
    private readonly ArticleText _article;
    private readonly IReadOnlySet<int> _orders;
    private readonly HashSet<string> _ordered;

    public ArticleGrounder(ArticleText article)
    {
        _article = article;
        _checker = new(article);
        _analyzer = TextAnalyzer.For(article.Language);
        _orders = InjectionDetector.Find(article);
        _ordered = TermsOfOrdersAlone(article);
    }

    /// <summary>Repairs citations and leaves out what the article does not support.</summary>
    public GroundedDigest Ground(DigestContent content)
    {
        if (_orders.Count == 0)
        {
            return DigestGrounder.Ground(_checker, content);
        }

        var unsupported = new List<UnsupportedStatement>();
        var reported = Reported(content, unsupported);
        var grounded = DigestGrounder.Ground(_checker, reported.Content);
        unsupported.AddRange(grounded.Unsupported.Select(u => u with { Index = reported.Places[u.Kind][u.Index] }));
        // A check may have found the support of a claim in an order.
        return grounded with
        {
            Content = Reported(grounded.Content, unsupported: null).Content,
            Unsupported = unsupported,
        };
    }

    /// <summary>The account of a digest that is final; statements in the article's own words stay in it whatever the check says.</summary>
    public GroundingReport Report(DigestContent content, int dropped)
    {
        var statements = content.Summary.Count + content.Faqs.Count;
        var report = DigestGrounder.Ground(_checker, content).Report;
        return new(report.Supported, statements, report.Score, dropped);
    }

    /// <summary>How many sentences give orders to a model.</summary>
    public int Orders => _orders.Count;

    /// <summary>The digest without what rests on orders to a model.</summary>
    public DigestContent WithoutOrders(DigestContent content) =>
        _orders.Count == 0 ? content : Reported(content, unsupported: null).Content;

    private (DigestContent Content, Dictionary<StatementKind, List<int>> Places) Reported(
        DigestContent content,
        List<UnsupportedStatement>? unsupported
    )
    {
        var places = new Dictionary<StatementKind, List<int>>();
        return (
            content with
            {
                Summary = Keep(
                    StatementKind.Claim,
                    content.Summary,
                    c => RestsOnOrders(c.Text, c.Citations),
                    c => c.Text,
                    c => c with { Citations = WithoutOrders(c.Citations) }
                ),
                Faqs = Keep(
                    StatementKind.Faq,
                    content.Faqs,
                    f => RestsOnOrders(f.Answer, f.Citations) || RestsOnOrders(f.Question, []),
                    f => f.Answer,
                    f => f with { Citations = WithoutOrders(f.Citations) }
                ),
                Keywords = Keep(
                    StatementKind.Keyword,
                    content.Keywords,
                    k => RestsOnOrders(k.Text, []),
                    k => k.Text,
                    k => k
                ),
            },
            places
        );

        List<T> Keep<T>(
            StatementKind kind,
            IReadOnlyList<T> statements,
            Predicate<T> restsOnOrders,
            Func<T, string> text,
            Func<T, T> clean
        )
        {
            places[kind] = [];
            var kept = new List<T>();
            for (var i = 0; i < statements.Count; i++)
            {
                if (restsOnOrders(statements[i]))
                {
                    unsupported?.Add(new(kind, i, text(statements[i]), OrderedOnly));
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

    private bool RestsOnOrders(string text, IReadOnlyList<int> citations) =>
        (citations.Count > 0 && citations.All(_orders.Contains))
        || _analyzer.Analyze(text).Any(t => !t.IsStopWord && _ordered.Contains(t.Term))
        || StandsInOrdersAlone(text);

    // Word for word, since not every script parts its words.
    private bool StandsInOrdersAlone(string text)
    {
        var words = text.AsSpan().Trim().TrimEnd(".!?。！？؟।").ToString();
        return words.Length > 0 && Holds(_orders.Contains) && !Holds(id => !_orders.Contains(id));

        bool Holds(Predicate<int> isMeant) =>
            _article.Sentences.Any(s => isMeant(s.Id) && s.Span.Contains(words, StringComparison.OrdinalIgnoreCase));
    }

    private int[] WithoutOrders(IReadOnlyList<int> citations) => [.. citations.Where(c => !_orders.Contains(c))];

    // Words that stand in orders and nowhere else: whoever uses them obeys.
    private HashSet<string> TermsOfOrdersAlone(ArticleText article)
    {
        var ordered = new HashSet<string>();
        if (_orders.Count == 0)
        {
            return ordered;
        }

        foreach (var sentence in article.Sentences.Where(s => _orders.Contains(s.Id)))
        {
            ordered.UnionWith(Terms(sentence.Text));
        }

        foreach (var sentence in article.Sentences.Where(s => !_orders.Contains(s.Id)))
        {
            ordered.ExceptWith(Terms(sentence.Text));
        }

        ordered.ExceptWith(Terms(article.Title));
        return ordered;
    }

    private IEnumerable<string> Terms(string text) =>
        _analyzer.Analyze(text).Where(t => !t.IsStopWord).Select(t => t.Term);
}
