namespace Summarizer.Text.Summaries;

/// <summary>
/// Chooses sentences that are good and differ: maximal marginal relevance (Carbonell and Goldstein, 1998), each time the
/// sentence whose score less its likeness to what is chosen is highest. What the title promises is worth saying, once.
/// </summary>
internal sealed class DiverseSelection
{
    // What a cosine of 1 with a chosen sentence costs, of scores that reach from 0 to about 1. Measured on news: from
    // 0.3 to 1 makes little difference; less lets repetitions in, more lets in sentences beside the point.
    private const double LikenessCost = 0.8;

    // A sentence of this cosine with a chosen one says the same again, and is not chosen whatever its score.
    private const double Repetition = 0.6;

    // The worth of all terms of the title together. Each counts for the first sentence that has it: a title's word that
    // every sentence has decides nothing, one that is left open draws the sentence that answers it.
    private const double TitleWorth = 0.5;

    // The best few times as many as are asked for compete: a sentence further down would be chosen only if those before
    // it repeated each other. Where they do, the next few compete, and so on up to a limit that keeps the work bounded.
    private const int PoolFactor = 20;
    private const int SmallestPool = 200;
    private const int MostPools = 10;

    private readonly SentenceTerms _terms;
    private readonly double[] _scores;
    private readonly int _titleTerms;
    private readonly HashSet<int> _openTitle;
    private readonly List<int> _chosen = [];

    private DiverseSelection(SentenceTerms terms, double[] scores, IReadOnlyCollection<int> title)
    {
        (_terms, _scores) = (terms, scores);
        (_titleTerms, _openTitle) = (title.Count, [.. title]);
    }

    /// <summary>The chosen sentences, best first, within both limits; the first is chosen in any case.</summary>
    public static IReadOnlyList<int> Choose(
        SentenceTerms terms,
        double[] scores,
        IReadOnlyCollection<int> title,
        int sentences,
        int? words
    ) => new DiverseSelection(terms, scores, title).ChooseUpTo(sentences, words ?? int.MaxValue);

    private List<int> ChooseUpTo(int sentences, int words)
    {
        var ranked = Ranked();
        var pool = (int)Math.Min(ranked.Length, Math.Max(SmallestPool, (long)sentences * PoolFactor));
        var competed = 0;
        for (var round = 0; round < MostPools && competed < ranked.Length && _chosen.Count < sentences; round++)
        {
            var next = ranked.AsSpan(competed, Math.Min(pool, ranked.Length - competed));
            words = ChooseFrom(next, sentences, words);
            competed += next.Length;
        }

        return _chosen;
    }

    // A score only falls while more is chosen, so the top of the queue is the best as soon as its own score is up to date;
    // most others are never looked at again.
    private int ChooseFrom(ReadOnlySpan<int> pool, int sentences, int words)
    {
        var queue = new PriorityQueue<Candidate, (double, int)>();
        foreach (var i in pool)
        {
            queue.Enqueue(new(i, Likeness: 0, Compared: 0), (-Worth(i, 0), i));
        }

        while (_chosen.Count < sentences && queue.TryDequeue(out var best, out _))
        {
            if (_chosen.Count > 0 && _terms.Words(best.Sentence) > words)
            {
                continue;
            }

            if (best.Compared == _chosen.Count)
            {
                Take(best.Sentence);
                words -= _terms.Words(best.Sentence);
                continue;
            }

            var likeness = best.Likeness;
            for (var at = best.Compared; at < _chosen.Count; at++)
            {
                likeness = Math.Max(likeness, Cosine(best.Sentence, _chosen[at]));
            }

            if (likeness < Repetition)
            {
                queue.Enqueue(
                    new(best.Sentence, likeness, _chosen.Count),
                    (-Worth(best.Sentence, likeness), best.Sentence)
                );
            }
        }

        return words;
    }

    private void Take(int sentence)
    {
        _chosen.Add(sentence);
        foreach (var entry in _terms[sentence])
        {
            _openTitle.Remove(entry.Term);
        }
    }

    private double Worth(int sentence, double likeness)
    {
        var worth = _scores[sentence] - (LikenessCost * likeness);
        if (_openTitle.Count > 0)
        {
            var answered = 0;
            foreach (var entry in _terms[sentence])
            {
                answered += _openTitle.Contains(entry.Term) ? 1 : 0;
            }

            worth += TitleWorth * answered / _titleTerms;
        }

        return worth;
    }

    private int[] Ranked()
    {
        var worth = new double[_scores.Length];
        for (var i = 0; i < worth.Length; i++)
        {
            worth[i] = -Worth(i, 0);
        }

        var ranked = Enumerable.Range(0, worth.Length).ToArray();
        Array.Sort(ranked, (a, b) => worth[a] != worth[b] ? worth[a].CompareTo(worth[b]) : a - b);
        return ranked;
    }

    private double Cosine(int a, int b)
    {
        var rowA = _terms[a];
        var rowB = _terms[b];
        var sum = 0.0;
        for (int i = 0, j = 0; i < rowA.Length && j < rowB.Length; )
        {
            switch (rowA[i].Term - rowB[j].Term)
            {
                case < 0:
                    i++;
                    break;
                case > 0:
                    j++;
                    break;
                default:
                    sum += (double)rowA[i++].Weight * rowB[j++].Weight;
                    break;
            }
        }

        return sum;
    }

    /// <summary>A sentence in the queue: its likeness to the first <c>Compared</c> of the chosen.</summary>
    private readonly record struct Candidate(int Sentence, double Likeness, int Compared);
}
