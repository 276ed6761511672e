using System.Globalization;
using Summarizer.Text.Reading.Pdf.Letters;

namespace Summarizer.Text.Reading.Pdf.Layout;

/// <summary>Puts letters that stand from left to right on the page into the order in which they are read.</summary>
internal static class RightToLeft
{
    public static bool Has(string text)
    {
        foreach (var c in text)
        {
            if (c is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Sorts a line's letters as they are read: from right to left where such letters prevail, with numbers and words of
    /// other scripts the other way.
    /// </summary>
    public static List<PageLetter> InReadingOrder(List<PageLetter> fromLeft)
    {
        if (!fromLeft.Exists(l => Has(l.Text)))
        {
            return fromLeft;
        }

        var prevails = fromLeft.Count(l => Has(l.Text)) * 2 >= fromLeft.Count(l => IsLetter(l.Text));
        if (prevails)
        {
            fromLeft.Reverse();
        }

        // What runs against the line is turned.
        for (var start = 0; start < fromLeft.Count; )
        {
            var end = start;
            for (var at = start; at < fromLeft.Count && !RunsAlong(fromLeft[at].Text, prevails); at++)
            {
                end = RunsAgainst(fromLeft[at].Text, prevails) ? at + 1 : end;
            }

            if (end > start && RunsAgainst(fromLeft[start].Text, prevails))
            {
                fromLeft.Reverse(start, end - start);
                start = end;
            }
            else
            {
                start++;
            }
        }

        return fromLeft;
    }

    private static bool RunsAlong(string text, bool prevails) =>
        prevails ? Has(text) : !Has(text) && (IsLetter(text) || char.IsDigit(text[0]));

    private static bool RunsAgainst(string text, bool prevails) =>
        prevails ? !Has(text) && (IsLetter(text) || char.IsDigit(text[0])) : Has(text);

    private static bool IsLetter(string text) =>
        CharUnicodeInfo.GetUnicodeCategory(text, 0) <= UnicodeCategory.OtherLetter;
}
