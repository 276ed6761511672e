namespace Summarizer.Text.Summaries;

/// <summary>
/// Chooses sentences that are good and differ: maximal marginal relevance (Carbonell and Goldstein, 1998), each time the
/// sentence whose score less its likeness to what is chosen is highest.
/// </summary>
internal sealed class DiverseSelection
{
    // What a cosine of 1 with a chosen sentence costs, of scores that reach from 0 to about 1. Measured on news: from
    // 0.8 to 1.2 makes little difference; less lets repetitions in, more lets in sentences beside the point.
    private const double LikenessCost = 1;

    // A sentence of this cosine with a chosen one says the same again, and is not chosen whatever its score.
    private const double Repetition = 0.4;

    // The best few times as many as are asked for compete: a sentence further down would be chosen only if those before
    // it repeated each other. Where they do, the next few compete, and so on up to a limit that keeps the work bounded.
    private const int PoolFactor = 20;
    private const int SmallestPool = 200;
    private const int MostPools = 10;

    // What each sentence costs that must be shown beside the one that is chosen.
    private const double CompanyCost = 0.1;

    // What each sentence of a section beyond its due costs.
    private const double CrowdingCost = 0.05;

    private readonly SentenceTerms _terms;
    private readonly double[] _scores;
    private readonly Passages _passages;
    private readonly SectionShares _sections;
    private readonly int[] _taken; // of each section
    private readonly int _sentences;
    private readonly List<int> _chosen = [];
    private readonly HashSet<int> _isChosen = [];
    private int _words;

    private DiverseSelection(
        SentenceTerms terms,
        double[] scores,
        Passages passages,
        SectionShares sections,
        int sentences,
        int words
    )
    {
        (_terms, _scores, _passages, _sections) = (terms, scores, passages, sections);
        (_taken, _sentences, _words) = (new int[sections.Count], sentences, words);
    }

    /// <summary>The chosen sentences, best first, within both limits; the first is chosen in any case.</summary>
    public static IReadOnlyList<int> Choose(
        SentenceTerms terms,
        double[] scores,
        Passages passages,
        SectionShares sections,
        int sentences,
        int? words
    ) => new DiverseSelection(terms, scores, passages, sections, sentences, words ?? int.MaxValue).ChooseAll();

    private List<int> ChooseAll()
    {
        var ranked = Ranked();
        var pool = (int)Math.Min(ranked.Length, Math.Max(SmallestPool, (long)_sentences * PoolFactor));
        var competed = 0;
        for (var round = 0; round < MostPools && competed < ranked.Length && _chosen.Count < _sentences; round++)
        {
            var next = ranked.AsSpan(competed, Math.Min(pool, ranked.Length - competed));
            ChooseFrom(next);
            competed += next.Length;
        }

        // Nothing fits whole.
        return _chosen.Count > 0 || ranked.Length == 0 ? _chosen : [ranked[0]];
    }

    // A worth only falls while more is chosen, but for a sentence whose neighbour is chosen, which is queued again. So the top
    // of the queue is the best as soon as its own worth is up to date; most others are never looked at again.
    private void ChooseFrom(ReadOnlySpan<int> pool)
    {
        var queue = new PriorityQueue<Candidate, (double, int)>();
        foreach (var i in pool)
        {
            queue.Enqueue(new(i, Likeness: 0, Compared: 0), (-Worth(i, 0), i));
        }

        while (_chosen.Count < _sentences && queue.TryDequeue(out var best, out _))
        {
            if (_isChosen.Contains(best.Sentence) || !Fits(best.Sentence))
            {
                continue;
            }

            if (best.Compared == _chosen.Count)
            {
                Take(best.Sentence);
                for (var near = best.Sentence + 1; near < _scores.Length && Needs(near, best.Sentence); near++)
                {
                    queue.Enqueue(new(near, Likeness: 0, Compared: 0), (-Worth(near, 0), near));
                }

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
    }

    private bool Needs(int sentence, int other) =>
        _passages.IsShowable(sentence) && _passages.With(sentence).First <= other;

    // The first choice may be longer than the summary: there is one in any case.
    private bool Fits(int sentence)
    {
        var (first, last) = _passages.With(sentence);
        var (count, words) = (0, 0);
        for (var at = first; at <= last; at++)
        {
            count += _isChosen.Contains(at) ? 0 : 1;
            words += _isChosen.Contains(at) ? 0 : _terms.Words(at);
        }

        return count <= _sentences - _chosen.Count && (words <= _words || (_chosen.Count == 0 && count == 1));
    }

    private void Take(int sentence)
    {
        var (first, last) = _passages.With(sentence);
        for (var at = first; at <= last; at++)
        {
            if (!_isChosen.Add(at))
            {
                continue;
            }

            _chosen.Add(at);
            _words -= _terms.Words(at);
            _taken[_sections.Of(at)]++;
        }
    }

    private double Worth(int sentence, double likeness) =>
        ScoreWithOthers(sentence) - (LikenessCost * likeness) - Crowding(_sections.Of(sentence));

    // What must stand beside it takes the place of other sentences, so their scores count alike, but not for more.
    private double ScoreWithOthers(int sentence)
    {
        var (first, last) = _passages.With(sentence);
        var (sum, count) = (_scores[sentence], 1);
        for (var at = first; at <= last; at++)
        {
            if (at != sentence && !_isChosen.Contains(at))
            {
                sum += Math.Min(_scores[at], _scores[sentence]);
                count++;
            }
        }

        return (sum / count) - (CompanyCost * (count - 1));
    }

    private double Crowding(int section) =>
        _sections.Count == 1
            ? 0
            : CrowdingCost * Math.Max(0, _taken[section] + 1 - Math.Max(1, _sections.Share(section) * _sentences));

    private int[] Ranked()
    {
        var worth = new double[_scores.Length];
        for (var i = 0; i < worth.Length; i++)
        {
            worth[i] = -Worth(i, 0);
        }

        var ranked = Enumerable.Range(0, worth.Length).Where(_passages.IsShowable).ToArray();
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
