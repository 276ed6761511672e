namespace Summarizer.Text.Grounding.Matching;

/// <summary>Finds a statement's words in a passage, also in another form that the stemmer does not bring together.</summary>
internal static class WordForms
{
    private const int MinCommon = 4; // shorter beginnings are shared by chance: Iran, Iraq
    private const int MinShortened = 3;
    private const int MaxShorterRest = 1; // China, Chin-ese
    private const int MaxLongerRest = 3; // -ian, -ish, -ing, -ung; a longer rest makes another word

    /// <summary>Ascending places of a word and, as another form, of terms with other endings (Iranian).</summary>
    public static IReadOnlyList<(int Place, bool SameForm)> PlacesOf(Statement statement, int word, Passage passage)
    {
        var term = statement.Words[word].Term;
        var places = (term < 0 ? [] : passage.PlacesOf(term)).Select(p => (p, true));
        if (statement.Words[word].Role is not WordRole.Content)
        {
            return [.. places];
        }

        var text = statement.TermOf(word);
        var others = passage
            .Terms.Where(t => t != term && passage.IsContent(t) && AreForms(text, passage.TextOf(t)))
            .SelectMany(passage.PlacesOf)
            .Select(p => (p, false));
        return [.. places.Concat(others).OrderBy(p => p.p)];
    }

    /// <summary>Whether two terms share all but their endings.</summary>
    public static bool AreForms(string a, string b)
    {
        var common = a.AsSpan().CommonPrefixLength(b);
        return common >= MinCommon
            && Math.Min(a.Length, b.Length) - common <= MaxShorterRest
            && Math.Max(a.Length, b.Length) - common <= MaxLongerRest;
    }

    /// <summary>Whether one term is the beginning of the other: Lib, Liberal.</summary>
    public static bool IsShortened(string a, string b) =>
        Math.Min(a.Length, b.Length) >= MinShortened
        && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal));
}
