using Summarizer.Text.Grounding.Matching;
using Summarizer.Text.Grounding.Words;

namespace Summarizer.Text.Grounding.Facts;

/// <summary>
/// A name must stand in the article, in one form or another. Of a name of several words one may be new, a first name or
/// a title, unless the article has another word in its place.
/// </summary>
internal static class NameFacts
{
    private const int MostPlaces = 64; // sentences of a name that are looked at for what stands beside it

    private const int SameBeginning = 3; // letters that forms of one name share: Pavel, Pavla

    public static string? FaultOf(Evidence evidence)
    {
        var words = evidence.Statement.Words;
        for (var first = 0; first < words.Length; first++)
        {
            if (!evidence.IsName(first))
            {
                continue;
            }

            var end = first + 1;
            while (end < words.Length && evidence.IsName(end) && evidence.Statement.AreAdjacent(end - 1))
            {
                end++;
            }

            if (FaultOf(evidence, first, end) is { } fault)
            {
                return fault;
            }

            first = end - 1;
        }

        return NamesWithoutCapitals.NewIn(evidence.Statement.Text, evidence.Index.Article, evidence.Words) is { } name
            ? $"the article has no '{name}'"
            : null;
    }

    /// <summary>Whether the article has a word of the statement, in this form or another.</summary>
    public static bool Stands(Evidence evidence, int word) =>
        evidence.Statement.Words[word].Term >= 0
        || evidence.PlaceOf(word) >= 0
        || evidence.Index.Names.HasFormOf(evidence.Statement.TermOf(word), evidence.Statement.Span(word));

    private static string? FaultOf(Evidence evidence, int first, int end)
    {
        var statement = evidence.Statement;
        if (
            Enumerable.Range(first, end - first).All(w => Stands(evidence, w))
            || evidence.Index.Names.HasFormOfAll([.. Enumerable.Range(first, end - first).Select(statement.TermOf)])
        )
        {
            return null;
        }

        // Where all nouns have capitals, one new word alone may be any noun.
        if (
            evidence.Words.NounsAreCapitalised
            && end - first == 1
            && !evidence.Words.Countries.Contains(statement.Span(first).ToString())
            && !(first > 0 && evidence.Words.IsTitle(statement.Span(first - 1)))
        )
        {
            return OtherAfterSameWords(evidence, first) is { } there
                ? $"says '{statement.Span(first)}' where the article has '{there}'"
                : null;
        }

        for (var word = first; word < end; word++)
        {
            var span = statement.Span(word);
            if (
                statement.Words[word].IsNumber
                || Stands(evidence, word)
                || evidence.IsInQuantity(word)
                || evidence.Words.IsTitle(span)
                || evidence.Words.MonthOf(span) > 0
                || evidence.Words.WeekdayOf(span) > 0
            )
            {
                continue;
            }

            var left = word > first && IsWritten(evidence, word - 1);
            var right = word + 1 < end && IsWritten(evidence, word + 1);
            if (end - first > 1 && evidence.Index.Names.HasShortened(statement.TermOf(word)))
            {
                continue;
            }

            if (left || right)
            {
                var other =
                    (left ? OtherBeside(evidence, statement.Words[word - 1].Term, 1, statement.TermOf(word)) : null)
                    ?? (
                        right ? OtherBeside(evidence, statement.Words[word + 1].Term, -1, statement.TermOf(word)) : null
                    );
                if (other is null)
                {
                    continue;
                }

                return $"says '{statement.Written(first, end - 1)}', the article '{other}'";
            }

            return $"the article has no '{span}'";
        }

        return null;
    }

    // "Hafen von Lübeck" and "Hafen von Hamburg": a noun and a preposition before both.
    private static string? OtherAfterSameWords(Evidence evidence, int word)
    {
        var words = evidence.Statement.Words;
        if (
            word < 2
            || words[word - 1].IsContent
            || !words[word - 2].IsContent
            || words[word].Term >= 0
            || evidence.Words.IsBeforeNoun(evidence.Statement.Span(word - 1))
        )
        {
            return null;
        }

        foreach (var place in evidence.Passage.PlacesOf(words[word - 2].Term))
        {
            if (
                place + 2 < evidence.Passage.Count
                && evidence.Passage[place + 1].Term == words[word - 1].Term
                && evidence.Passage.SentenceOf(place) == evidence.Passage.SentenceOf(place + 2)
                && evidence.MayBeNameAt(place + 2)
            )
            {
                return evidence.Passage.Span(place + 2).ToString();
            }
        }

        return null;
    }

    // The article has the word as a name or, but for capitals, exactly so: "hold" does not make "Holdings" known.
    private static bool IsWritten(Evidence evidence, int word)
    {
        var term = evidence.Statement.Words[word].Term;
        if (
            evidence.Index.Names.Has(evidence.Statement.TermOf(word))
            || evidence.Index.Names.HasFormOf(evidence.Statement.TermOf(word), evidence.Statement.Span(word))
        )
        {
            return true;
        }

        foreach (var place in term < 0 ? [] : evidence.Passage.PlacesOf(term))
        {
            if (WordComparison.AreSame(evidence.Passage.Span(place), evidence.Statement.Span(word)))
            {
                return true;
            }
        }

        return false;
    }

    // What name stands beside this one in the article, on the side where the statement has a new one.
    private static string? OtherBeside(Evidence evidence, int term, int side, string missing)
    {
        var index = evidence.Index;
        if (term is < 0 or >= CommonForms.First)
        {
            return null;
        }

        foreach (var sentence in index.SentencesWith(term)[..Math.Min(MostPlaces, index.SentencesWith(term).Length)])
        {
            var terms = index.OfSentence(sentence);
            for (var word = 0; word < terms.Length; word++)
            {
                var other = word + side;
                if (terms[word] != term || other < 0 || other >= terms.Length || index.IsStopWord(terms[other]))
                {
                    continue;
                }

                var (start, length) = index.Place(sentence, other);
                var (own, ownLength) = index.Place(sentence, word);
                var written = index.Article.Text.AsSpan(start, length);
                var between = index.Article.Text.AsSpan(Math.Min(start + length, own + ownLength))[
                    ..(Math.Max(start, own) - Math.Min(start + length, own + ownLength))
                ];
                if (
                    char.IsUpper(written[0])
                    && char.IsUpper(index.Article.Text[own])
                    && between is " " or "-" or "\n"
                    && !evidence.Words.IsTitle(written)
                    && index.TextOf(terms[other]).AsSpan().CommonPrefixLength(missing) < SameBeginning
                    && evidence.Words.MonthOf(written) == 0
                )
                {
                    return index.Article.Text[Math.Min(start, own)..Math.Max(start + length, own + ownLength)];
                }
            }
        }

        return null;
    }
}
