using Summarizer.Text.Grounding.Matching;
using Summarizer.Text.Grounding.Quantities;

namespace Summarizer.Text.Grounding.Facts;

/// <summary>
/// Numbers must stand in the article, in whatever form, with the same unit where both name one. A small number without
/// unit may count what the article lists: it is wrong only where the article counts the same thing otherwise.
/// </summary>
internal static class NumberFacts
{
    private const int MostCounted = 12; // more is seldom counted from a text
    private const int MostAdded = 12; // numbers of a sentence that a sum is looked for in
    private const int MostInSentence = 50; // numbers of a sentence that are looked at for what they count
    private const int MostReckoned = 40; // … and of all sentences: pairs of them are tried
    private const decimal MostMultiplied = 1e12m; // so that no product overflows
    private const double NearlySame = 0.6; // share of the content of a statement that one sentence must have
    private const int NounReach = 2; // how many words after a number may name what it counts

    public static string? FaultOf(Evidence evidence)
    {
        foreach (var said in evidence.Quantities)
        {
            if (FaultOf(evidence, said) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static string? FaultOf(Evidence evidence, Quantity said)
    {
        var article = evidence.Index.Quantities;
        if (TakenWithOtherUnit(evidence, said) is { } taken)
        {
            return UnitFault(evidence, said, taken);
        }

        ArticleQuantity? same = null;
        ArticleQuantity? bounded = null;
        foreach (var quantity in article.Matching(said))
        {
            if (HasUnitOf(evidence, said, quantity))
            {
                if (IsOtherSide(said, quantity.Quantity) && IsNearlySame(evidence, quantity.Sentence))
                {
                    bounded ??= quantity;
                    continue;
                }

                return CountedOtherwise(evidence, said, anywhere: false) is { } twin
                    ? $"says {Shown(evidence, said)}, the article {article.Written(twin)}"
                    : null;
            }

            same ??= quantity;
        }

        if (bounded is not null)
        {
            return $"says '{said.Bound switch { Bound.MoreThan => "more than", _ => "less than" }} {Shown(evidence, said)}', the article the contrary";
        }

        if (same is { } differs)
        {
            return UnitFault(evidence, said, differs);
        }

        if (said is { Unit: null, Value: <= MostCounted, IsPaired: false } && said.Value % 1 == 0)
        {
            return CountedOtherwise(evidence, said, anywhere: true) is { } counted
                ? $"says {Shown(evidence, said)}, the article {article.Written(counted)}"
                : null;
        }

        if (said.Value == 1 || (said.Unit is Quantity.Time && !article.HasTimes))
        {
            return null; // "1" may be an article in words, and a time may be told in words: "half past six"
        }

        // A score that the text adds up to, or the ends of a range.
        if (said.IsPaired || IsDerived(evidence, said))
        {
            return null;
        }

        ArticleQuantity? near = evidence
            .NearSentences.SelectMany(article.In)
            .Where(q => q.Quantity.Unit == said.Unit && q.Quantity.IsYear == said.IsYear)
            .Select(q => (ArticleQuantity?)q)
            .FirstOrDefault();
        return near is { } found ? $"says {Shown(evidence, said)}, the article {article.Written(found)}"
            : said.IsShare ? null
            : $"the article has no {Shown(evidence, said)}";
    }

    // Reckoned from numbers of the sentences that the statement cites, or is most about.
    private static bool IsDerived(Evidence evidence, Quantity said) =>
        IsReckoned(evidence, said, evidence.Cited, areCited: true)
        // Small numbers and years are sums of others by chance.
        || (
            said.Value > MostCounted
            && !said.IsYear
            && IsReckoned(evidence, said, [.. evidence.BestSentences.Select(s => s.Sentence)], areCited: false)
        );

    // The sum or the difference of two numbers of one kind, the sum of all of a sentence, a share of a number ("half of the 740
    // million"); of cited sentences a price times a count too.
    private static bool IsReckoned(Evidence evidence, Quantity said, IReadOnlyList<int> sentences, bool areCited)
    {
        var read = sentences
            .Select(s => evidence.Index.Quantities.In(s).Select(q => q.Quantity).Take(MostAdded).ToList())
            .ToList();
        var numbers = read.ConvertAll(n => n.Where(IsAlike).ToList());
        var all = numbers.SelectMany(n => n).Take(MostReckoned).ToList();
        var shares = read.SelectMany(n => n).Where(q => q.IsShare).ToList();
        return numbers.Exists(n => n.Count > 2 && Is(n.Sum(q => q.Value)))
            || all.Exists(a => all.Exists(b => AreAdded(a, b) && (Is(a.Value + b.Value) || Is(a.Value - b.Value))))
            || shares.Exists(s => all.Exists(q => Is(q.Value * s.Value / 100)))
            || (areCited && all.Exists(a => all.Exists(b => IsPriceOf(a, b) && Is(a.Value * b.Value))));

        bool AreAdded(Quantity a, Quantity b) =>
            a != b && (areCited || a.Unit is not null || (a.Value > MostCounted && b.Value > MostCounted));

        bool IsPriceOf(Quantity price, Quantity count) =>
            said.Unit is not null
            && price.Unit == said.Unit
            && count is { Unit: null, Value: < MostMultiplied }
            && price.Value < MostMultiplied
            && count.Value % 1 == 0;

        bool IsAlike(Quantity q) => q.Unit is null || said.Unit is null || q.Unit == said.Unit;

        // Rounded only if the statement says so: a round number is near too many sums.
        bool Is(decimal value) =>
            value == said.Value
            || (value > 0 && said.Bound is not Bound.None && said.Matches(new Quantity(value, said.Unit, 0, 0)));
    }

    // The very number of the article that the statement takes must have its unit, whatever others there are.
    private static ArticleQuantity? TakenWithOtherUnit(Evidence evidence, Quantity said)
    {
        var words = evidence.Statement.Words;
        var word = Array.FindIndex(words, w => w.Start == said.Start);
        if (said.Unit is null or Quantity.Time || word < 0 || evidence.PlaceOf(word) is not (>= 0 and var place))
        {
            return null;
        }

        var start = evidence.Passage[place].Start;
        return evidence
            .Index.Quantities.In(evidence.Passage.SentenceOf(place))
            .Where(q => q.Quantity.Start == start && said.Matches(q.Quantity))
            .Where(q => q.Quantity.Unit is not null && q.Quantity.Unit != said.Unit)
            .Select(q => (ArticleQuantity?)q)
            .FirstOrDefault();
    }

    private static string UnitFault(Evidence evidence, Quantity said, ArticleQuantity other) =>
        $"says {Shown(evidence, said)} {said.Unit}, the article {evidence.Index.Quantities.Written(other)} {other.Quantity.Unit}";

    private static bool IsNearlySame(Evidence evidence, int sentence) =>
        evidence.BestSentence is { Share: >= NearlySame } best && best.Sentence == sentence;

    // "more than 500" and "less than 500".
    private static bool IsOtherSide(Quantity said, Quantity other) =>
        said.Value == other.Value
        && (said.Bound, other.Bound) is (Bound.MoreThan, Bound.LessThan) or (Bound.LessThan, Bound.MoreThan);

    // A unit may be left out, or be one that is not known. But a small number is easily found by chance: it needs its unit
    // where the article gives that unit nearby.
    private static bool HasUnitOf(Evidence evidence, Quantity said, ArticleQuantity other) =>
        said.Unit is null
        || other.Quantity.Unit == said.Unit
        || said.Unit is Quantity.Time
        || (other.Quantity.Unit is null && (said.Value > MostCounted || !evidence.NearUnits.Contains(said.Unit)));

    // Another number before the same noun, in any near sentence or in one that the statement nearly repeats; none if the said
    // number stands before it too.
    private static ArticleQuantity? CountedOtherwise(Evidence evidence, Quantity said, bool anywhere)
    {
        if (said is not { Unit: null, IsPaired: false, IsYear: false, Bound: Bound.None })
        {
            return null;
        }

        var words = evidence.Statement.Words;
        var next = Array.FindIndex(words, w => w.Start >= said.Start + said.Length);
        var own = Array.FindLastIndex(words, w => w.Start < said.Start);
        if (next < 0 || (own >= 0 && evidence.IsName(own)))
        {
            return null; // "Route 495"
        }

        var nouns = words
            .Skip(next)
            .Take(NounReach)
            .TakeWhile(w => w.Role is WordRole.Content)
            .Where(w => w.Term >= 0)
            .Select(w => w.Term)
            .ToHashSet();
        ArticleQuantity? counted = null;
        foreach (var sentence in evidence.NearSentences)
        {
            foreach (var quantity in evidence.Index.Quantities.In(sentence).Take(MostInSentence))
            {
                if (quantity.Quantity is { Unit: null, IsYear: false } && Counts(evidence, quantity, nouns))
                {
                    if (said.Matches(quantity.Quantity) || evidence.Quantities.Any(q => q.Matches(quantity.Quantity)))
                    {
                        return null;
                    }

                    if (anywhere || IsNearlySame(evidence, sentence))
                    {
                        counted ??= quantity;
                    }
                }
            }
        }

        return counted;
    }

    private static bool Counts(Evidence evidence, ArticleQuantity quantity, HashSet<int> nouns)
    {
        var end = quantity.Quantity.Start + quantity.Quantity.Length;
        return evidence
            .Passage.PlacesIn(quantity.Sentence)
            .Select(p => evidence.Passage[p])
            .Where(w => w.Start >= end)
            .Take(NounReach)
            .TakeWhile(w => w.Role is WordRole.Content)
            .Any(w => nouns.Contains(w.Term));
    }

    private static string Shown(Evidence evidence, Quantity quantity) =>
        evidence.Statement.Text.Substring(quantity.Start, quantity.Length);
}
