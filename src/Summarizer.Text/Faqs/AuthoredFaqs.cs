using System.Runtime.CompilerServices;
using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Faqs;

/// <summary>The pairs of question and answer that an article itself holds.</summary>
internal sealed class AuthoredFaqs
{
    // Questions that share this part of the shorter one's content words ask the same; the later gives way.
    private const double SameQuestion = 0.7;

    private static readonly ConditionalWeakTable<ArticleText, AuthoredFaqs> _made = new();

    private readonly ArticleText _article;
    private readonly Interview _interview;
    private readonly FaqSections _sections;

    private AuthoredFaqs(ArticleText article)
    {
        _article = article;
        _interview = Interview.In(article);
        _sections = FaqSections.In(article, _interview);
    }

    /// <summary>The pairs of an article. Read at the first call and kept as long as the article is.</summary>
    public static AuthoredFaqs Of(ArticleText article) => _made.GetValue(article, a => new(a));

    /// <summary>Whether a block belongs to an interview or an FAQ section.</summary>
    public bool Covers(Block block) => _interview.Covers(block) || _sections.Covers(block);

    /// <summary>
    /// The best of the pairs: those of FAQ sections, then those of interviews, each in text order, no question twice.
    /// Beyond the limit, interview questions that lean on earlier speech or repeat a question give way.
    /// </summary>
    public IReadOnlyList<Faq> Best(int limit)
    {
        var analyzer = TextAnalyzer.For(_article.Language);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pairs = _sections
            .Pairs.Concat(_interview.Pairs())
            .Where(p => seen.Add(Questions.Fold(QuestionOf(p))))
            .OrderBy(p => p.Form)
            .ThenBy(p => p.Question.Start)
            .ToList();

        var chosen = new List<AuthoredFaq>();
        var terms = new List<HashSet<string>>(); // of the chosen questions
        var spare = new List<AuthoredFaq>();
        foreach (var pair in pairs.TakeWhile(_ => chosen.Count < limit))
        {
            var content = analyzer.Analyze(QuestionOf(pair)).Where(t => !t.IsStopWord).Select(t => t.Term).ToHashSet();
            if (
                pair.Form is PairForm.Interview
                && (_interview.Leans(pair.Question) || terms.Exists(t => IsSame(t, content)))
            )
            {
                spare.Add(pair);
                continue;
            }

            chosen.Add(pair);
            terms.Add(content);
        }

        return
        [
            .. chosen
                .Concat(spare.Take(limit - chosen.Count))
                .OrderBy(p => p.Form)
                .ThenBy(p => p.Question.Start)
                .Select(p => new Faq(
                    QuestionOf(p),
                    AnswerOf(p),
                    _article.IdsIn(p.Answer),
                    Origin.Article,
                    SupportLevel.Verbatim
                )),
        ];
    }

    private string QuestionOf(AuthoredFaq pair) => pair.Question.In(_article.Text).ToString();

    private string AnswerOf(AuthoredFaq pair) => pair.Answer.In(_article.Text).ToString();

    private static bool IsSame(HashSet<string> a, HashSet<string> b) =>
        Math.Min(a.Count, b.Count) > 0 && a.Count(b.Contains) >= SameQuestion * Math.Min(a.Count, b.Count);
}
