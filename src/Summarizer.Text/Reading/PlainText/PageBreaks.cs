using System.Text;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Reading.PlainText;

/// <summary>
/// What a copied PDF has between its pages: running heads and page numbers, which cut sentences. Known by numbers that count
/// up in lines that are else the same ("Page 2 of 3", "- 2 -"); a running head stands beside each of them.
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
        var numbers = PageNumbers(lines);
        if (numbers.Count == 0)
        {
            return lines;
        }

        var removed = new HashSet<int>(numbers);
        foreach (var head in Beside(lines, numbers).GroupBy(l => Form(lines[l])).Where(g => g.Count() >= FewestPages))
        {
            removed.UnionWith(head);
        }

        return Join(lines, removed);
    }

    private static List<int> PageNumbers(string[] lines)
    {
        var found = new List<int>();
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
                found.AddRange(at);
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
                if (
                    last >= 0
                    && char.IsLower(lines[i].TrimStart()[0])
                    && !StopCharacters.IsStop(kept[last].TrimEnd()[^1])
                )
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
