using System.Collections.Frozen;
using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding.Facts;
using Summarizer.Text.Grounding.Matching;
using Summarizer.Text.Grounding.Words;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Grounding;

/// <summary>
/// Checks statements against the sentences of one article, without a model. Made once for an article, in time that grows
/// with its text, then asked often: a check looks at a bounded number of sentences. Safe for use by several threads.
/// </summary>
/// <remarks>
/// A statement is scored by what it costs to cut it from the article (<see cref="Alignment"/>) or, where it is no
/// cutting, by how much of its content stands together (<see cref="Rewording"/>). A high score makes it supported. Only a
/// wrong fact (<see cref="FactCheck"/>) contradicts it: how far its words are from the article's says nothing about truth.
/// </remarks>
public sealed class GroundingChecker
{
    // Cited sentences that support a statement so well need no search for better ones.
    private const double GoodEnough = 0.8;

    // Other sentences must be better by this much than the cited ones to take their place.
    private const double Better = 0.05;

    // The most sentences of a statement that are not in the article word for word: no check may take long.
    private const int MaxSentences = 200;

    private readonly ArticleText _article;
    private readonly SentenceIndex _index;

    /// <summary>Prepares the article for checks.</summary>
    /// <param name="article">The article.</param>
    /// <param name="leftOut">The ids of sentences that support nothing, such as prompt injections.</param>
    public GroundingChecker(ArticleText article, IReadOnlySet<int>? leftOut = null)
    {
        _article = article;
        _index = new(article, leftOut ?? FrozenSet<int>.Empty);
    }

    /// <summary>
    /// A statement without list number and frame ("Here is a summary:"); empty if it is nothing else. A sentence of the
    /// article stays as it is.
    /// </summary>
    internal string WithoutFrame(string statement) =>
        _index.FindSame(statement.AsSpan().Trim(), []) >= 0
            ? statement.Trim()
            : StatementFrame.Of(_article.Language).Strip(statement);

    /// <summary>
    /// Checks a statement against the sentences it cites or, failing these, the whole article. Its verdict is that of its
    /// worst sentence. Unknown citations are skipped; the result cites sentences that do support it.
    /// </summary>
    internal CheckResult Check(string statement, IReadOnlyList<int> citations)
    {
        int[] cited = [.. citations.Where(c => c >= 1 && c <= _article.Sentences.Count).Select(c => c - 1).Distinct()];
        var text = WithoutFrame(statement);
        if (text.Length == 0 && statement.Any(char.IsLetterOrDigit))
        {
            return new(0, Verdict.Unverified, [], "says nothing");
        }

        if (_index.FindSame(text, cited) is >= 0 and var same)
        {
            return new(1, Verdict.Supported, [same + 1], null);
        }

        var parts = new List<Part>();
        var inOtherWords = 0;
        foreach (var span in SentenceSplitter.Split(text, _article.Language))
        {
            if (CheckSentence(text.Substring(span.Start, span.Length), cited) is not { } part)
            {
                continue;
            }

            parts.Add(part);
            if (part.Score < 1 && ++inOtherWords > MaxSentences)
            {
                return new(0, Verdict.Contradicted, [], "is too long to be checked");
            }
        }

        if (parts.Count == 0)
        {
            return new(0, Verdict.Contradicted, [], "says nothing");
        }

        var verdict = parts.Min(p => p.Verdict);
        var faults = parts.Where(p => p.Verdict == verdict && p.Fault is not null).Select(p => p.Fault!);
        return new(
            parts.Sum(p => p.Score * p.Words) / parts.Sum(p => p.Words),
            verdict,
            [.. parts.SelectMany(p => p.Sentences).Distinct().Order().Select(s => s + 1)],
            verdict is Verdict.Supported ? null : string.Join("; ", faults.Distinct(StringComparer.Ordinal))
        )
        {
            Coverage = parts.Min(p => p.Coverage),
        };
    }

    /// <summary>The citations to show: those that the check found or, where it decides nothing, those given that exist.</summary>
    internal IReadOnlyList<int> Cited(IReadOnlyList<int> given, CheckResult found, Strictness strictness)
    {
        int[] known = [.. given.Where(c => c >= 1 && c <= _article.Sentences.Count)];
        return strictness is Strictness.Off && known.Length > 0 ? known : found.Citations;
    }

    /// <summary>Checks the answer as <see cref="Check"/> does, and the names and numbers of the question.</summary>
    internal CheckResult CheckFaq(Faq faq)
    {
        var support = Check(faq.Answer, faq.Citations);
        if (support.Verdict is Verdict.Contradicted || _index.FindSame(faq.Question.AsSpan().Trim(), []) >= 0)
        {
            return support;
        }

        var forms = new CommonForms(_index);
        var question = new Statement(faq.Question, _index, forms);
        var evidence = EvidenceFor(question, CandidateSentences.Find(_index, question), forms, []);
        var fault = NameFacts.FaultOf(evidence) ?? NumberFacts.FaultOf(evidence);
        return fault is null
            ? support
            : support with
            {
                Score = SupportScore.Faulty(support.Score),
                Verdict = Verdict.Contradicted,
                Fault = $"the question: {fault}",
            };
    }

    /// <summary>Checks that a keyword occurs in the article, or was given by its author. The answer cites nothing.</summary>
    internal CheckResult CheckKeyword(string keyword) => KeywordCheck.Of(keyword, _index);

    // Null for text without words.
    private Part? CheckSentence(string text, int[] cited)
    {
        if (_index.FindSame(text, cited) is >= 0 and var same)
        {
            return new(1, Verdict.Supported, [same], 1 + text.Count(' '), null);
        }

        var forms = new CommonForms(_index);
        var statement = new Statement(text, _index, forms);
        if (statement.Words.Length == 0)
        {
            return null;
        }

        if (cited.Length == 0)
        {
            return Judge(EvidenceFor(statement, CandidateSentences.Find(_index, statement), forms, cited));
        }

        var around = CandidateSentences.Around(_index, cited);
        var best = Judge(EvidenceFor(statement, around, forms, cited));
        if (best.Score >= GoodEnough)
        {
            return best;
        }

        // A model may cite a sentence too few: what the whole article says decides.
        SortedSet<int> everywhere = [.. around, .. CandidateSentences.Find(_index, statement)];
        var anywhere = Judge(EvidenceFor(statement, everywhere, forms, cited));
        return anywhere.Score > best.Score + Better || anywhere.Verdict != best.Verdict ? anywhere : best;
    }

    private Evidence EvidenceFor(
        Statement statement,
        IReadOnlyCollection<int> sentences,
        CommonForms forms,
        int[] cited
    )
    {
        var passage = new Passage(_index, sentences, forms);
        return new(statement, passage, Alignment.Find(statement, passage), _index, cited);
    }

    private static Part Judge(Evidence evidence)
    {
        var score = SupportScore.Of(evidence.Alignment.CostPerWord);
        var sentences = CitedSentences.Of(evidence);
        if (score < SupportScore.Threshold && Rewording.Of(evidence) is { } rewording)
        {
            (score, sentences) = rewording;
        }

        var wrong = FactCheck.FaultOf(evidence);
        return wrong is not null
                ? new(SupportScore.Faulty(score), Verdict.Contradicted, InText(sentences), Words(), wrong)
            : score < SupportScore.Threshold
                ? new(score, Verdict.Unverified, InText(sentences), Words(), Seams.FaultOf(evidence))
                {
                    Coverage = evidence.Coverage,
                }
            : new(score, Verdict.Supported, InText(sentences), Words(), null);

        int Words() => evidence.Statement.Words.Length;
    }

    // What the title alone supports is cited from the first sentence, since the title has no number.
    private static IReadOnlyList<int> InText(IReadOnlyList<int> sentences) =>
        sentences.Contains(Passage.Title) ? [.. sentences.Where(s => s >= 0).DefaultIfEmpty(0)] : sentences;

    private sealed record Part(double Score, Verdict Verdict, IReadOnlyList<int> Sentences, int Words, string? Fault)
    {
        public double Coverage { get; init; } = 1;
    }
}
