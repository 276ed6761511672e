using System.Text;
using Summarizer.Text.Reading.Pdf.Layout;

namespace Summarizer.Text.Reading.Pdf.Structure;

/// <summary>
/// Joins lines to text. A word that is broken over two lines becomes whole, unless the document writes it with its hyphen
/// elsewhere: its own words decide.
/// </summary>
internal sealed class Hyphens
{
    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);

    public Hyphens(IEnumerable<Line> lines)
    {
        foreach (var line in lines)
        {
            var words = line.Text.Split(
                [' ', '/', '(', ')', '[', ']', ',', ';', ':'],
                StringSplitOptions.RemoveEmptyEntries
            );
            for (var at = 0; at < words.Length; at++)
            {
                var word = words[at].Trim('.', '"', '“', '”', '\'', '’');
                if (word.Length > 1 && !(at == words.Length - 1 && IsHyphen(word[^1])) && at > 0)
                {
                    _words.Add(word.Replace('\u2010', '-'));
                }
            }
        }
    }

    /// <summary>Adds a line to a text that ends where the line before it ended.</summary>
    public void Append(StringBuilder text, string line)
    {
        if (text.Length == 0)
        {
            text.Append(line);
            return;
        }

        if (!IsHyphen(text[^1]) || text.Length < 2 || !char.IsLetterOrDigit(text[^2]))
        {
            text.Append(' ').Append(line);
            return;
        }

        var isSoft = text[^1] == '\u00AD';
        if (isSoft || !KeepsHyphen(text, line))
        {
            text.Length--;
        }

        text.Append(line);
    }

    private bool KeepsHyphen(StringBuilder text, string line)
    {
        var start = text.Length - 1;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not ('(' or '[' or '/'))
        {
            start--;
        }

        var end = 0;
        while (end < line.Length && (char.IsLetterOrDigit(line[end]) || IsHyphen(line[end])))
        {
            end++;
        }

        var first = text.ToString(start, text.Length - 1 - start);
        var second = line[..end];
        if (second.Length == 0 || !char.IsLower(second[0]) || !char.IsLetter(first[^1]))
        {
            return true;
        }

        return !_words.Contains(first + second) && _words.Contains($"{first}-{second}")
            || (
                !_words.Contains(first + second)
                && _words.Contains(first)
                && _words.Contains(second)
                && first.Length > 3
                && second.Length > 3
            );
    }

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u00AD';
}
