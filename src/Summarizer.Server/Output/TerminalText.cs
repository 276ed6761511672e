using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Summarizer.Server.Output;

/// <summary>Text from articles, fit for a terminal: no control characters, lines that do not run over.</summary>
internal static class TerminalText
{
    /// <summary>How many columns a text takes; a Chinese character takes two.</summary>
    public static int Width(string text) => Clean(text).GetCellWidth();

    /// <summary>
    /// Breaks a text into lines of at most <paramref name="width"/> columns, at white space where there is any, else
    /// between characters. Control characters, with which an article could command the terminal, become spaces.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The longest line, in columns, indent included.</param>
    /// <param name="first">What the first line starts with.</param>
    /// <param name="others">What the other lines start with.</param>
    public static IEnumerable<string> Wrap(string text, int width, string first, string others)
    {
        var line = new StringBuilder(first);
        var used = first.Length;
        var isEmpty = true; // nothing on this line but its indent
        foreach (var word in Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var gap = isEmpty ? 0 : 1;
            var wordWidth = word.GetCellWidth();
            if (used + gap + wordWidth <= width)
            {
                line.Append(' ', gap).Append(word);
                used += gap + wordWidth;
                isEmpty = false;
                continue;
            }

            if (!isEmpty)
            {
                yield return line.ToString();
                line.Clear().Append(others);
                used = others.Length;
            }

            // Too long for any line, as a Chinese sentence is: broken where the line ends.
            foreach (var character in Characters(word))
            {
                var characterWidth = character.GetCellWidth();
                if (used + characterWidth > width && used > others.Length)
                {
                    yield return line.ToString();
                    line.Clear().Append(others);
                    used = others.Length;
                }

                line.Append(character);
                used += characterWidth;
            }

            isEmpty = false;
        }

        yield return line.ToString();
    }

    private static IEnumerable<string> Characters(string word)
    {
        var elements = StringInfo.GetTextElementEnumerator(word);
        while (elements.MoveNext())
        {
            yield return elements.GetTextElement();
        }
    }

    internal static string Clean(string text) =>
        string.Create(
            text.Length,
            text,
            static (cleaned, source) =>
            {
                for (var i = 0; i < source.Length; i++)
                {
                    cleaned[i] = char.IsControl(source[i]) || char.IsWhiteSpace(source[i]) ? ' ' : source[i];
                }
            }
        );
}
