using System.Globalization;
using System.Text;
using Spectre.Console;
using Summarizer.Text.Languages;

namespace Summarizer.Server.Output;

/// <summary>Makes article text safe for a terminal: no control characters, no marks of direction, wrapped lines.</summary>
internal static class TerminalText
{
    /// <summary>The width of a text in columns; a Chinese character takes two.</summary>
    public static int Width(string text) => Clean(text).GetCellWidth();

    /// <summary>
    /// Wraps a text at white space if possible, otherwise between characters; <paramref name="width"/> is in columns
    /// with the prefix. Control characters, which could send commands to the terminal, become spaces.
    /// </summary>
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

            // Too long for any line, like a Chinese sentence: broken at the end of the line.
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
                    cleaned[i] = source[i] switch
                    {
                        var c when DirectionMarks.Contains(c) => '\uFFFD', // shown, since it hides what a name is
                        var c when char.IsControl(c) || char.IsWhiteSpace(c) => ' ',
                        var c => c,
                    };
                }
            }
        );
}
