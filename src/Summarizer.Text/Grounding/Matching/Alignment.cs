namespace Summarizer.Text.Grounding.Matching;

/// <summary>
/// How a statement can be cut and pasted from a passage at the least cost: for every word the place it is taken from,
/// or none. The cut-and-paste view of summaries is Jing and McKeown's (1999), who traced their words back with a
/// hidden Markov model; here each way of going on has a price, and the cheapest way is found by dynamic programming
/// (Viterbi, 1967).
/// </summary>
internal sealed class Alignment
{
    // Prices. The unit is a join of two places of the article; the others are set by how much each may change what is
    // said. What doubling them does is in docs/quality.md.
    private const double Skip = 0.15; // leaving words out of a sentence seldom makes it wrong …
    private const double SkipLonger = 0.03; // … but the more of them the likelier
    private const double SkipMost = 0.8;
    private const double Back = 0.8; // going back in the same sentence: another order
    private const double Swap = 0.2; // … but not that of neighbours: "said Berg", "Berg said"
    private const double Join = 1.1; // going on in another sentence
    private const double JoinClause = 0.3; // … at its start and after a comma: two sentences made one
    private const double JoinApart = 1.4; // … more, if nothing there mentions what came before (by regression)
    private const double Reword = 0.3; // another form of a word
    private const double MissingContent = 1.5; // a word that the passage does not have: costlier than one join, …
    private const double MissingGrammar = 0.5; // … and stop words cheaper
    private const int SkipReach = 23; // a skip reaches this price at this many words; looking further back is of no use

    private const int SwapReach = 2;

    // How many of the last words of content say what the statement is about where it joins two places.
    private const int Topic = 3;

    private Alignment(int[] places, double cost, List<int> joinsApart)
    {
        Places = places;
        var words = Math.Max(1, places.Length);
        CuttingCostPerWord = cost / words;
        CostPerWord = (cost + (JoinApart * joinsApart.Count)) / words;
        JoinsApart = joinsApart;
    }

    /// <summary>For every word of the statement its place in the passage, or -1.</summary>
    public IReadOnlyList<int> Places { get; }

    /// <summary>The price of the whole by the statement's words: 0 for words that stand so in the article.</summary>
    public double CostPerWord { get; }

    /// <summary>The same without what the joins apart cost.</summary>
    public double CuttingCostPerWord { get; }

    /// <summary>The words at which the statement goes on in an unrelated sentence, ascending.</summary>
    public IReadOnlyList<int> JoinsApart { get; }

    public static Alignment Find(Statement statement, Passage passage)
    {
        var words = statement.Words;
        var search = new Search(passage);
        for (var word = 0; word < words.Length; word++)
        {
            search.Read(words[word].Role, WordForms.PlacesOf(statement, word, passage), statement.IsAfterBreak(word));
        }

        var places = search.Trace(words.Length, out var cost);
        return new(places, cost, JoinsApartOf(statement, places, passage));
    }

    // What the statement was about last must be spoken of in the sentence it goes on with, or in the one before.
    private static List<int> JoinsApartOf(Statement statement, int[] places, Passage passage)
    {
        var words = statement.Words;
        var joins = new List<int>();
        var last = -1;
        var topic = new List<int>();
        for (var word = 0; word < words.Length; word++)
        {
            var place = places[word];
            if (place < 0)
            {
                continue;
            }

            var sentence = passage.SentenceOf(place);
            var goesOn = last < 0 || (place == last + 1 && passage.Follows(place));
            if (
                !goesOn
                && passage.SentenceOf(last) != sentence
                && !(passage.IsStart(place) && statement.IsAfterBreak(word))
                && !SpeaksOf(place, sentence)
            )
            {
                joins.Add(word);
            }

            last = place;
            if (words[word].IsContent)
            {
                topic.Add(passage[place].Term);
            }
        }

        return joins;

        bool SpeaksOf(int place, int sentence)
        {
            for (var at = Math.Max(0, topic.Count - Topic); at < topic.Count; at++)
            {
                foreach (var other in passage.PlacesOf(topic[at]))
                {
                    if (other < place && sentence - passage.SentenceOf(other) is 0 or 1)
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }

    /// <summary>The dynamic programme. A state is the place of the last word that was found in the passage.</summary>
    private sealed class Search(Passage passage)
    {
        private readonly List<(int Word, int Place, int Previous)> _steps = [];
        private readonly Dictionary<int, (double Cost, int Step)> _best = [];
        private readonly Dictionary<int, (double Cost, int Step)> _bestOfSentence = [];
        private readonly List<(int Place, double Cost, int Previous)> _found = [];
        private (double Cost, int Step) _bestOfAll = (0, -1);
        private int _word = -1;

        // Passing a word over costs every state the same: it is added once, here, and taken off new states.
        private double _passed;

        public void Read(WordRole role, IReadOnlyList<(int Place, bool SameForm)> places, bool isAfterBreak)
        {
            _word++;
            _found.Clear();
            foreach (var (place, sameForm) in places)
            {
                var (cost, previous) = Reach(place, isAfterBreak);
                _found.Add((place, cost + (sameForm ? 0 : Reword), previous));
            }

            var missing = role switch
            {
                WordRole.Unit => 0, // a sign may stand for it, and its fact is checked
                WordRole.Grammar => MissingGrammar,
                _ => MissingContent,
            };
            _passed += missing;
            foreach (var (place, cost, previous) in _found)
            {
                _steps.Add((_word, place, previous));
                var state = (Cost: cost - missing, Step: _steps.Count - 1);
                Keep(_best, place, state);
                Keep(_bestOfSentence, passage.SentenceOf(place), state);
                if (_bestOfAll.Step < 0 || state.Cost < _bestOfAll.Cost)
                {
                    _bestOfAll = state;
                }
            }
        }

        public int[] Trace(int words, out double cost)
        {
            var places = new int[words];
            Array.Fill(places, -1);
            cost = Math.Min(_bestOfAll.Cost, 0) + _passed;
            for (var step = _bestOfAll.Step; step >= 0; step = _steps[step].Previous)
            {
                places[_steps[step].Word] = _steps[step].Place;
            }

            return places;
        }

        // The cheapest way to a place, less what is skipped.
        private (double Cost, int Step) Reach(int place, bool isAfterBreak)
        {
            if (_bestOfAll.Step < 0)
            {
                return (0, -1);
            }

            var elsewhere = Elsewhere(place, isAfterBreak);
            return passage.Follows(place) && _best.TryGetValue(place - 1, out var before)
                ? Cheaper(before, elsewhere)
                : elsewhere;
        }

        private (double Cost, int Step) Elsewhere(int place, bool isAfterBreak)
        {
            var start = (Cost: 0.0, Step: -1); // all before is skipped
            var join = isAfterBreak && passage.IsStart(place) ? JoinClause : Join;
            var reached = Cheaper((_bestOfAll.Cost + join, _bestOfAll.Step), start);
            var sentence = passage.SentenceOf(place);
            if (_bestOfSentence.TryGetValue(sentence, out var same))
            {
                reached = Cheaper(reached, (same.Cost + (isAfterBreak ? JoinClause : Back), same.Step));
                for (var from = place + 1; from <= Math.Min(place + SwapReach, passage.Count - 1); from++)
                {
                    if (passage.SentenceOf(from) == sentence && _best.TryGetValue(from, out var state))
                    {
                        reached = Cheaper(reached, (state.Cost + Swap, state.Step));
                    }
                }

                for (var gap = 1; gap <= SkipReach && place - 1 - gap >= 0; gap++)
                {
                    var from = place - 1 - gap;
                    if (passage.SentenceOf(from) != sentence)
                    {
                        break;
                    }

                    if (_best.TryGetValue(from, out var state))
                    {
                        var skip = Math.Min(Skip + (SkipLonger * gap), SkipMost);
                        reached = Cheaper(reached, (state.Cost + skip, state.Step));
                    }
                }
            }

            return reached;
        }

        private static (double Cost, int Step) Cheaper((double Cost, int Step) a, (double Cost, int Step) b) =>
            b.Cost < a.Cost ? b : a;

        private static void Keep(
            Dictionary<int, (double Cost, int Step)> states,
            int key,
            (double Cost, int Step) state
        )
        {
            if (!states.TryGetValue(key, out var known) || state.Cost < known.Cost)
            {
                states[key] = state;
            }
        }
    }
}
