using Summarizer.Text.Grounding.Matching;

namespace Summarizer.Text.Grounding.Facts;

/// <summary>Names must occur in the article.</summary>
internal static class NameFacts
{
    private const int MaxAcronym = 6;

    public static string? FaultOf(Evidence evidence)
    {
        var statement = evidence.Statement;
        for (var word = 0; word < statement.Words.Length; word++)
        {
            if (
                statement.Words[word] is { Term: < 0, IsNumber: false }
                && evidence.PlaceOf(word) < 0
                && evidence.IsName(word)
                && !IsAcronym(evidence, statement.Span(word))
            )
            {
                return $"the article has no '{statement.Span(word)}'";
            }
        }

        return null;
    }

    /// <summary>Whether a name is the initials of adjoining words: "UK" for "United Kingdom".</summary>
    public static bool IsAcronym(Evidence evidence, ReadOnlySpan<char> name)
    {
        Span<char> capitals = stackalloc char[MaxAcronym];
        var count = 0;
        foreach (var c in name)
        {
            if (c == '.')
            {
                continue;
            }

            if (!char.IsUpper(c) || count == MaxAcronym)
            {
                return false;
            }

            capitals[count++] = c;
        }

        for (var place = 0; count > 1 && place + count <= evidence.Passage.Count; place++)
        {
            var at = 0;
            while (at < count && evidence.Passage.Span(place + at)[0] == capitals[at])
            {
                at++;
            }

            if (at == count)
            {
                return true;
            }
        }

        return false;
    }
}
