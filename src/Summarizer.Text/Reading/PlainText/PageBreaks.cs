using System.Text;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Reading.PlainText;

/// <summary>
/// What a copied PDF has between its pages: running heads and page numbers, which cut sentences. Known by numbers that count
/// up in lines that are else the same ("Page 2 of 3", "- 2 -"), those with words only where they cut a sentence; a running head
/// stands beside each of them.
/// </summary>
internal static class PageBreaks
{
    private const int MaxLine = 80; // characters of a running head
    private const int MaxWords = 3; // beside the numbers of a page
    private const int FewestPages = 2;
    private const int FewestLines = 4; // of a page

    /// <summary>The lines of a text without page breaks; a sentence that one cut goes on.</summary>
    public static string[] Remove(string[] lines)
    {
        var removed = new HashSet<int>();
        foreach (var numbers in PageNumbers(lines))
        {
            HashSet<int> pageBreaks = [.. numbers];
            var heads = Beside(lines, numbers).GroupBy(l => Form(lines[l])).Where(g => g.Count() >= FewestPages);
            pageBreaks.UnionWith(heads.SelectMany(g => g));
            if (!Form(lines[numbers[0]]).Any(char.IsLetter) || numbers.Exists(n => CutsSentence(lines, pageBreaks, n)))
            {
                removed.UnionWith(pageBreaks);
            }
        }

        return removed.Count == 0 ? lines : Join(lines, removed);
    }

    // The lines of each form that count up.
    private static List<List<int>> PageNumbers(string[] lines)
    {
        var found = new List<List<int>>();
        foreach (
            var group in Enumerable
                .Range(0, lines.Length)
                .Where(l => lines[l].Length <= MaxLine && IsNumberForm(Form(lines[l])))
                .GroupBy(l => Form(lines[l]), StringComparer.Ordinal)
        )
        {
            int[] at = [.. group];
            var counts = at.Length >= FewestPages;
            for (var i = 1; i < at.Length && counts; i++)
            {
                counts = Number(lines[at[i]]) == Number(lines[at[i - 1]]) + 1 && at[i] - at[i - 1] > FewestLines;
            }

            if (counts)
            {
                found.Add([.. at]);
            }
        }

        return found;
    }

    // The lines with words next to a page number, above and below.
    private static IEnumerable<int> Beside(string[] lines, List<int> numbers)
    {
        foreach (var number in numbers)
        {
            foreach (var step in new[] { -1, 1 })
            {
                var at = number + step;
                while (
                    at >= 0 && at < lines.Length && string.IsNullOrWhiteSpace(lines[at]) && Math.Abs(at - number) < 3
                )
                {
                    at += step;
                }

                if (at >= 0 && at < lines.Length && lines[at].Length is > 0 and <= MaxLine)
                {
                    yield return at;
                }
            }
        }
    }

    // Only pages end in the middle of a sentence: "Chapter 1" and "Day 2" count up too.
    private static bool CutsSentence(string[] lines, HashSet<int> pageBreaks, int number)
    {
        var (before, after) = (number, number);
        while (before >= 0 && (pageBreaks.Contains(before) || string.IsNullOrWhiteSpace(lines[before])))
        {
            before--;
        }

        while (after < lines.Length && (pageBreaks.Contains(after) || string.IsNullOrWhiteSpace(lines[after])))
        {
            after++;
        }

        return before >= 0 && after < lines.Length && GoesOn(lines[before], lines[after]);
    }

    private static bool GoesOn(string line, string next) =>
        char.IsLower(next.TrimStart()[0]) && !StopCharacters.IsStop(line.TrimEnd()[^1]);

    private static string[] Join(string[] lines, HashSet<int> removed)
    {
        var kept = new List<string>(lines.Length);
        var isBreak = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (removed.Contains(i))
            {
                isBreak = true;
            }
            else if (string.IsNullOrWhiteSpace(lines[i]))
            {
                kept.Add(lines[i]);
            }
            else
            {
                var last = isBreak ? kept.FindLastIndex(l => !string.IsNullOrWhiteSpace(l)) : -1;
                if (last >= 0 && GoesOn(kept[last], lines[i]))
                {
                    kept.RemoveRange(last + 1, kept.Count - last - 1);
                }

                isBreak = false;
                kept.Add(lines[i]);
            }
        }

        return [.. kept];
    }

    // A line with 0 for each number in it.
    private static string Form(string line)
    {
        var form = new StringBuilder();
        foreach (var c in line.AsSpan().Trim())
        {
            if (!char.IsAsciiDigit(c))
            {
                form.Append(c);
            }
            else if (form.Length == 0 || form[^1] != '0')
            {
                form.Append('0');
            }
        }

        return form.ToString();
    }

    private static bool IsNumberForm(string form) =>
        form.Contains('0', StringComparison.Ordinal)
        && !form.EndsWith('.')
        && !form.EndsWith(')')
        && form.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetter)) < MaxWords;

    private static int Number(string line)
    {
        var digits = line.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).Take(6);
        return int.Parse(string.Concat(digits), System.Globalization.CultureInfo.InvariantCulture);
    }
}
