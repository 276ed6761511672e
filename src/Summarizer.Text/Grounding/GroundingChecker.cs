using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding.Facts;
using Summarizer.Text.Grounding.Matching;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Grounding;

/// <summary>
/// Checks statements against the sentences of one article, without a model. Made once for an article, in time that grows
/// with its text, then asked often: a check looks at a bounded number of sentences. Safe for use by several threads.
/// </summary>
/// <remarks>
/// A statement is scored by what it costs to cut it from the article (<see cref="Alignment"/>) or, where it is no
/// cutting, by how much of its content stands together (<see cref="Rewording"/>). Then its facts are checked one by one
/// (<see cref="FactCheck"/>): names, numbers, units, dates, negation, quotations, speakers, roles.
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
    public GroundingChecker(ArticleText article)
    {
        _article = article;
        _index = new(article);
    }

    /// <summary>
    /// Checks a statement, each sentence of which must be supported, against the sentences it cites or, failing these, the
    /// whole article. Unknown citations are skipped; the result cites sentences that do support it.
    /// </summary>
    internal Support Check(string statement, IReadOnlyList<int> citations)
    {
        int[] cited = [.. citations.Where(c => c >= 1 && c <= _article.Sentences.Count).Select(c => c - 1).Distinct()];
        var text = statement.Trim();
        if (_index.FindSame(text, cited) is >= 0 and var same)
        {
            return new(1, true, [same + 1], null);
        }

        var found = new SortedSet<int>();
        var faults = new List<string>();
        var (score, words, inOtherWords) = (0.0, 0, 0);
        foreach (var span in SentenceSplitter.Split(text, _article.Language))
        {
            if (CheckSentence(text.Substring(span.Start, span.Length), cited) is not { } part)
            {
                continue;
            }

            score += part.Score * part.Words;
            words += part.Words;
            found.UnionWith(part.Sentences);
            if (part.Fault is not null)
            {
                faults.Add(part.Fault);
            }

            if (part.Score < 1 && ++inOtherWords > MaxSentences)
            {
                return new(0, false, [], "is too long to be checked");
            }
        }

        if (words == 0)
        {
            return new(0, false, [], "says nothing");
        }

        score /= words;
        return faults.Count > 0
            ? new(
                score,
                false,
                [.. found.Select(s => s + 1)],
                string.Join("; ", faults.Distinct(StringComparer.Ordinal))
            )
            : new(score, true, [.. found.Select(s => s + 1)], null);
    }

    /// <summary>Checks the answer as <see cref="Check"/> does, and the names and numbers of the question.</summary>
    internal Support CheckFaq(Faq faq)
    {
        var support = Check(faq.Answer, faq.Citations);
        if (!support.IsSupported || _index.FindSame(faq.Question.AsSpan().Trim(), []) >= 0)
        {
            return support;
        }

        var forms = new CommonForms(_index);
        var question = new Statement(faq.Question, _index, forms);
        var evidence = EvidenceFor(question, CandidateSentences.Find(_index, question), forms);
        var fault = NameFacts.FaultOf(evidence) ?? NumberFacts.FaultOf(evidence);
        return fault is null
            ? support
            : support with
            {
                Score = SupportScore.Faulty(support.Score),
                IsSupported = false,
                Fault = $"the question: {fault}",
            };
    }

    /// <summary>Checks that a keyword occurs in the article, or was given by its author. The answer cites nothing.</summary>
    internal Support CheckKeyword(string keyword) => KeywordCheck.Of(keyword, _index);

    // Null for text without words.
    private Part? CheckSentence(string text, int[] cited)
    {
        if (_index.FindSame(text, cited) is >= 0 and var same)
        {
            return new(1, [same], 1 + text.Count(' '), null);
        }

        var forms = new CommonForms(_index);
        var statement = new Statement(text, _index, forms);
        if (statement.Words.Length == 0)
        {
            return null;
        }

        Part? best = null;
        if (cited.Length > 0)
        {
            best = Judge(EvidenceFor(statement, CandidateSentences.Around(_index, cited), forms));
            if (best.Score >= GoodEnough)
            {
                return best;
            }
        }

        var anywhere = Judge(EvidenceFor(statement, CandidateSentences.Find(_index, statement), forms));
        return best is null || anywhere.Score > best.Score + Better ? anywhere : best;
    }

    private Evidence EvidenceFor(Statement statement, IReadOnlyCollection<int> sentences, CommonForms forms)
    {
        var passage = new Passage(_index, sentences, forms);
        return new(statement, passage, Alignment.Find(statement, passage), _index);
    }

    private static Part Judge(Evidence evidence)
    {
        var score = SupportScore.Of(evidence.Alignment.CostPerWord);
        var sentences = CitedSentences.Of(evidence);
        if (score < SupportScore.Threshold && Rewording.Of(evidence) is { } rewording)
        {
            (score, sentences) = rewording;
        }

        var fault = FactCheck.FaultOf(evidence);
        if (fault is not null)
        {
            score = SupportScore.Faulty(score);
        }
        else if (score < SupportScore.Threshold)
        {
            fault = Seams.FaultOf(evidence);
        }

        return new(score, InText(sentences), evidence.Statement.Words.Length, fault);
    }

    // What the title alone supports is cited from the first sentence, since the title has no number.
    private static IReadOnlyList<int> InText(IReadOnlyList<int> sentences) =>
        sentences.Contains(Passage.Title) ? [.. sentences.Where(s => s >= 0).DefaultIfEmpty(0)] : sentences;

    private sealed record Part(double Score, IReadOnlyList<int> Sentences, int Words, string? Fault);
}
