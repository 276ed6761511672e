using Summarizer.Text.Grounding.Matching;

namespace Summarizer.Text.Grounding;

/// <summary>Says in a few words why a statement is not taken from the article.</summary>
internal static class Seams
{
    private const int MaxMissing = 3;
    private const int ShownWords = 3;

    /// <summary>The costliest kind of fault: words that the article lacks, a join of distant places, another order.</summary>
    public static string FaultOf(Evidence evidence)
    {
        var statement = evidence.Statement;
        var missing = Enumerable
            .Range(0, statement.Words.Length)
            .Where(w => statement.Words[w].IsContent && evidence.PlaceOf(w) < 0)
            .Select(w => $"'{statement.Span(w)}'")
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MaxMissing)
            .ToList();
        if (missing.Count > 0)
        {
            return $"the article does not say this of {string.Join(", ", missing)}";
        }

        if (evidence.Alignment.JoinsApart is [> 0 and var join, ..])
        {
            var before = statement.Written(Math.Max(0, join - ShownWords), join - 1);
            var after = statement.Written(join, Math.Min(statement.Words.Length, join + ShownWords) - 1);
            return $"joins '{before}' and '{after}', which stand apart in the article";
        }

        return "says it in another order than the article";
    }
}
