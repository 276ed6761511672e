using System.Text;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.Prompts;
using Summarizer.Text.Digests;
using Summarizer.Text.Languages;

namespace Summarizer.Engines.Chunking;

/// <summary>Notes on the chunks of a long article: statements with the sentences they rest on.</summary>
internal static class Notes
{
    /// <summary>The notes as lines of a prompt: the numbers of their sentences, then the text.</summary>
    public static StringBuilder Lines(IEnumerable<Claim> notes)
    {
        var lines = new StringBuilder();
        foreach (var note in notes)
        {
            ArticleFence.AppendLine(lines, note.Citations, note.Text);
        }

        return lines;
    }

    public static long TokensOf(Claim note) => TokenEstimator.Estimate(note.Text) + (2 * note.Citations.Count) + 2;

    public static long TokensOf(IEnumerable<Claim> notes) => notes.Sum(TokensOf);

    /// <summary>Consecutive notes in groups of at most <paramref name="mostTokens"/>, each at least one note.</summary>
    public static IReadOnlyList<Claim[]> Group(Claim[] notes, long mostTokens)
    {
        var groups = new List<Claim[]>();
        var current = new List<Claim>();
        var size = 0L;
        foreach (var note in notes)
        {
            var tokens = TokensOf(note);
            if (current.Count > 0 && size + tokens > mostTokens)
            {
                groups.Add([.. current]);
                current = [];
                size = 0;
            }

            current.Add(note);
            size += tokens;
        }

        groups.Add([.. current]);
        return groups;
    }

    /// <summary>
    /// Chooses among notes without a model until they fit: of each stretch of neighbouring notes the one whose words
    /// run through all of them (SumBasic's mean word probability; Nenkova and Vanderwende, 2005). At least one is left.
    /// </summary>
    public static Claim[] Shorten(Claim[] notes, long mostTokens, string language)
    {
        if (TokensOf(notes) <= mostTokens)
        {
            return notes;
        }

        var analyzer = TextAnalyzer.For(language);
        string[][] terms =
        [
            .. notes.Select(n => analyzer.Analyze(n.Text).Where(t => !t.IsStopWord).Select(t => t.Term).ToArray()),
        ];
        var counts = terms.SelectMany(t => t).CountBy(t => t).ToDictionary(c => c.Key, c => c.Value);
        double[] scores = [.. terms.Select(t => t.Length == 0 ? 0 : t.Average(w => counts[w]))];
        var keep = notes.Length;
        while (true)
        {
            // Each round keeps fewer, so it ends.
            keep = Math.Max(1, Math.Min(keep - 1, (int)(keep * (mostTokens / (double)TokensOf(notes)))));
            Claim[] chosen =
            [
                .. Enumerable
                    .Range(0, keep)
                    .Select(i =>
                        Enumerable
                            .Range(i * notes.Length / keep, ((i + 1) * notes.Length / keep) - (i * notes.Length / keep))
                            .MaxBy(n => scores[n])
                    )
                    .Select(n => notes[n]),
            ];
            if (keep == 1 || TokensOf(chosen) <= mostTokens)
            {
                return chosen;
            }
        }
    }
}
