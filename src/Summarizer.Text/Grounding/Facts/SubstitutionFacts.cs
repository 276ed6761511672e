using Summarizer.Text.Grounding.Matching;
using Summarizer.Text.Grounding.Words;

namespace Summarizer.Text.Grounding.Facts;

/// <summary>
/// A name, day or number must not stand where the article has another, between the same words. A role or a pronoun in
/// the place of a name, and the reverse, is no exchange.
/// </summary>
internal static class SubstitutionFacts
{
    private const int MaxRun = 4; // longer runs are no exchange of one name for another
    private const double MinShare = 0.6; // share of the content that the sentence must have where one side is open
    private const double NearlyAll = 0.9;
    private const int MinFollowing = 2; // words that must go on as in the article after a new first word

    public static string? FaultOf(Evidence evidence)
    {
        var words = evidence.Statement.Words;
        for (var first = 0; first < words.Length; first++)
        {
            if (!IsTelling(evidence, first) || (first > 0 && IsTelling(evidence, first - 1)))
            {
                continue;
            }

            var last = first;
            while (last + 1 < words.Length && IsTelling(evidence, last + 1))
            {
                last++;
            }

            if (last - first < MaxRun && FaultOf(evidence, first, last) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static string? FaultOf(Evidence evidence, int first, int last)
    {
        if (SlotOf(evidence, first, last) is not var (from, to) || to < from || to - from >= MaxRun)
        {
            return null;
        }

        var passage = evidence.Passage;
        if (
            !Enumerable.Range(from, to - from + 1).All(p => IsExchangeable(evidence, p))
            || IsSame(evidence, first, last, from, to)
        )
        {
            return null;
        }

        var telling = Enumerable.Range(from, to - from + 1).Where(p => KindOf(evidence, p) != Kind.None).ToList();
        var kind = KindIn(evidence, first, last);
        return
            telling.Count > 0
            && telling.TrueForAll(p => KindOf(evidence, p) == kind)
            && !(
                kind is Kind.Name
                && IsPeople(evidence, first, last)
                && !telling.Exists(p => IsPeople(evidence, evidence.Passage.TermOf(p)))
            )
            ? $"says '{evidence.Statement.Written(first, last)}' where the article has '{passage.Written(from, to)}'"
            : null;
    }

    // "the Frenchman" may stand for his name.
    private static bool IsPeople(Evidence evidence, int first, int last) =>
        Enumerable.Range(first, last - first + 1).All(w => IsPeople(evidence, evidence.Statement.TermOf(w)));

    private static bool IsPeople(Evidence evidence, string term) =>
        NameForms.For(evidence.Index.Article.Language).Of(term).Any();

    private enum Kind
    {
        None,
        Number,
        Month,
        Weekday,
        Name,
    }

    // The places of the article between those of the words beside the run; null if it is not to be found.
    private static (int From, int To)? SlotOf(Evidence evidence, int first, int last)
    {
        var words = evidence.Statement.Words;
        var passage = evidence.Passage;
        var left = first > 0 ? evidence.PlaceOf(first - 1) : -1;
        var right = last + 1 < words.Length ? evidence.PlaceOf(last + 1) : -1;
        if (left >= 0 && right >= 0 && passage.SentenceOf(left) == passage.SentenceOf(right))
        {
            return (left + 1, right - 1);
        }

        // A stop word before the run may be taken from anywhere.
        var opens = first == 0 || (first == 1 && !words[0].IsContent);
        if (opens && right >= 0 && GoesOn(evidence, last + 1) && !StandsIn(evidence, first, last, right))
        {
            var from = right;
            while (
                from > 0
                && passage.SentenceOf(from - 1) == passage.SentenceOf(right)
                && IsExchangeable(evidence, from - 1)
            )
            {
                from--;
            }

            return (from, right - 1);
        }

        if (
            last == words.Length - 1
            && left >= 0
            && evidence.BestSentence is { Share: >= MinShare } best
            && best.Sentence == passage.SentenceOf(left)
            && !StandsIn(evidence, first, last, left)
        )
        {
            var to = left + 1;
            while (to < passage.Count && passage.SentenceOf(to) == best.Sentence && IsExchangeable(evidence, to))
            {
                to++;
            }

            return (left + 1, to - 1);
        }

        return null;
    }

    // The sentence has the name elsewhere: it may list both.
    private static bool StandsIn(Evidence evidence, int first, int last, int place)
    {
        var sentence = evidence.Passage.SentenceOf(place);
        return Enumerable
            .Range(first, last - first + 1)
            .Any(w =>
                evidence
                    .Passage.PlacesOf(evidence.Statement.Words[w].Term)
                    .Any(p => evidence.Passage.SentenceOf(p) == sentence)
            );
    }

    private static bool GoesOn(Evidence evidence, int word)
    {
        var words = evidence.Statement.Words;
        for (var next = word + 1; next < word + MinFollowing; next++)
        {
            if (next >= words.Length || evidence.PlaceOf(next) != evidence.PlaceOf(next - 1) + 1)
            {
                return false;
            }
        }

        return true;
    }

    // Words that exchange one fact for another.
    private static bool IsTelling(Evidence evidence, int word) => KindIn(evidence, word, word) != Kind.None;

    private static Kind KindIn(Evidence evidence, int first, int last)
    {
        var kind = Kind.None;
        for (var word = first; word <= last; word++)
        {
            var span = evidence.Statement.Span(word);
            kind =
                evidence.Statement.Words[word].IsNumber ? Kind.Number
                : evidence.Words.MonthOf(span) > 0 ? Kind.Month
                : evidence.Words.WeekdayOf(span) > 0 ? Kind.Weekday
                : IsNameIn(evidence, word) && !evidence.Words.IsTitle(span) ? Kind.Name
                : kind;
        }

        return kind;
    }

    private static bool IsNameIn(Evidence evidence, int word) =>
        evidence.Words.NounsAreCapitalised
            ? evidence.IsName(word) && !IsNoun(evidence, word)
            : evidence.IsName(word) || IsNewOpening(evidence, word);

    // Where all nouns have capitals, only what stands beside another capital is taken for a name.
    private static bool IsNoun(Evidence evidence, int word)
    {
        var words = evidence.Statement.Words;
        return !(
                word > 0
                && words[word - 1].IsContent
                && StartsUpper(evidence.Statement.Span(word - 1))
                && evidence.Statement.AreAdjacent(word - 1)
            )
            && !(
                word + 1 < words.Length
                && StartsUpper(evidence.Statement.Span(word + 1))
                && evidence.Statement.AreAdjacent(word)
            );
    }

    private static bool IsNounAt(Evidence evidence, int place) =>
        !(StartsUpper(evidence, place - 1) && evidence.Passage.Between(place) is " ")
        && !(StartsUpper(evidence, place + 1) && evidence.Passage.Between(place + 1) is " ");

    private static bool StartsUpper(Evidence evidence, int place) =>
        place >= 0 && place < evidence.Passage.Count && evidence.MayBeNameAt(place);

    private static bool StartsUpper(ReadOnlySpan<char> word) => word.Length > 0 && char.IsUpper(word[0]);

    // A first word of which the article has nothing may be a name; what stands in its place must be one.
    private static bool IsNewOpening(Evidence evidence, int word) =>
        word == 0
        && evidence.Statement.Words[0] is { Term: < 0, Role: WordRole.Content }
        && char.IsUpper(evidence.Statement.Text[evidence.Statement.Words[0].Start]);

    private static Kind KindOf(Evidence evidence, int place)
    {
        var span = evidence.Passage.Span(place);
        return evidence.Passage[place].IsNumber ? Kind.Number
            : evidence.Words.MonthOf(span) > 0 ? Kind.Month
            : evidence.Words.WeekdayOf(span) > 0 ? Kind.Weekday
            : evidence.MayBeNameAt(place) && !(evidence.Words.NounsAreCapitalised && IsNounAt(evidence, place))
                ? Kind.Name
            : Kind.None;
    }

    // A common noun among the words, "the party's leader", makes a role of them.
    private static bool IsExchangeable(Evidence evidence, int place) =>
        !evidence.Passage[place].IsContent
        || KindOf(evidence, place) != Kind.None
        || (evidence.MayBeNameAt(place) && evidence.Words.IsTitle(evidence.Passage.Span(place)));

    private static bool IsSame(Evidence evidence, int first, int last, int from, int to)
    {
        var words = evidence.Statement.Words;
        var passage = evidence.Passage;
        for (var place = from; place <= to; place++)
        {
            for (var word = first; word <= last; word++)
            {
                if (passage[place].Term == words[word].Term || AreForms(evidence, word, place))
                {
                    return true; // the same, perhaps longer or shorter
                }
            }
        }

        var start = passage[from].Start;
        var end = passage[to].Start + passage[to].Length;
        var there = evidence
            .Index.Quantities.In(passage.SentenceOf(from))
            .Where(q => q.Quantity.Start + q.Quantity.Length > start && q.Quantity.Start < end)
            .ToList();
        var said = evidence.Quantities.Where(q =>
            q.Start + q.Length > words[first].Start && q.Start <= words[last].Start
        );
        // A number that the sentence has too may be that one, unless all is as there.
        var sentence = passage.SentenceOf(from);
        var isVerbatim = evidence.BestSentence is { Share: >= NearlyAll };
        return said.Any(q =>
            there.Exists(t => q.Matches(t.Quantity))
            || (!isVerbatim && evidence.Index.Quantities.In(sentence).Any(t => q.Matches(t.Quantity)))
        );
    }

    // Ukraine, Ukrainian.
    private static bool AreForms(Evidence evidence, int word, int place) =>
        evidence.Statement.Words[word].Role is WordRole.Content
        && evidence.Passage.IsContent(evidence.Passage[place].Term)
        && (
            WordForms.AreForms(evidence.Statement.TermOf(word), evidence.Passage.TermOf(place))
            || WordForms.IsShortened(evidence.Statement.TermOf(word), evidence.Passage.TermOf(place))
            || NameForms
                .For(evidence.Index.Article.Language)
                .Of(evidence.Statement.TermOf(word))
                .Contains(evidence.Passage.TermOf(place))
        );
}
