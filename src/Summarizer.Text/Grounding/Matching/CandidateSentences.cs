using System.Runtime.InteropServices;

namespace Summarizer.Text.Grounding.Matching;

/// <summary>Finds the few sentences of an article in which support for a statement can stand.</summary>
internal static class CandidateSentences
{
    private const int MaxBest = 24; // how many sentences are looked at closely. A news article has about as many

    // How many of the best bring the sentences beside them, since a statement's names may stand there.
    private const int WithNeighbours = 8;

    // How many entries of the index a look-up reads: rare words first, so that the common ones go unread.
    private const int MaxPostings = 1 << 14;

    /// <summary>The indexes of sentences that share the statement's content, ascending.</summary>
    public static IReadOnlyCollection<int> Find(SentenceIndex index, Statement statement)
    {
        var terms = new List<int>();
        foreach (var token in index.Analyzer.Analyze(statement.Text))
        {
            if (index.Find(token.Term, isStopWord: false) is >= 0 and var term && !token.IsStopWord)
            {
                terms.Add(term);
            }
        }

        terms.Sort((a, b) => (index.SentencesWith(a).Length, a).CompareTo((index.SentencesWith(b).Length, b)));
        var scores = new Dictionary<int, double>();
        var read = 0;
        foreach (var term in terms.Distinct())
        {
            var weight = index.WeightOf(term);
            foreach (var sentence in index.SentencesWith(term))
            {
                if (read++ >= MaxPostings)
                {
                    break;
                }

                CollectionsMarshal.GetValueRefOrAddDefault(scores, sentence, out _) += weight;
            }
        }

        var best = scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Select(s => s.Key).Take(MaxBest).ToList();
        var found = new SortedSet<int>(best);
        AddNeighbours(found, best.Take(WithNeighbours), index.Article.Sentences.Count);
        return found;
    }

    /// <summary>Sentences with the ones beside them, ascending.</summary>
    public static IReadOnlyCollection<int> Around(SentenceIndex index, IReadOnlyList<int> sentences)
    {
        var found = new SortedSet<int>(sentences);
        AddNeighbours(found, sentences, index.Article.Sentences.Count);
        return found;
    }

    private static void AddNeighbours(SortedSet<int> found, IEnumerable<int> sentences, int count)
    {
        foreach (var sentence in sentences)
        {
            if (sentence > 0)
            {
                found.Add(sentence - 1);
            }

            if (sentence + 1 < count)
            {
                found.Add(sentence + 1);
            }
        }
    }
}
