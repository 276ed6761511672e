using System.Text.RegularExpressions;

namespace Summarizer.Testing.FakeModels;

/// <summary>
/// Counts tokens like byte-pair tokenizers: words with the space before them, in pieces; numbers by three digits; punctuation
/// and line breaks. Not a real vocabulary but close: English has about five characters per token.
/// </summary>
public static partial class FakeTokens
{
    private const int LettersOfAsciiToken = 8;
    private const int LettersOfOtherToken = 3;

    /// <summary>The number of tokens in a text.</summary>
    public static int Count(string text)
    {
        var count = 0;
        foreach (var piece in Piece().EnumerateMatches(text))
        {
            var span = text.AsSpan(piece.Index, piece.Length).TrimStart(' ');
            if (span.IsEmpty)
            {
                count++;
            }
            else if (char.IsLetter(span[0]))
            {
                var ascii = 0;
                foreach (var c in span)
                {
                    ascii += char.IsAscii(c) ? 1 : 0;
                }

                count += Pieces(ascii, LettersOfAsciiToken) + Pieces(span.Length - ascii, LettersOfOtherToken);
            }
            else
            {
                count += char.IsDigit(span[0]) ? Pieces(span.Length, 3) : 1;
            }
        }

        return count;
    }

    private static int Pieces(int length, int size) => (length + size - 1) / size;

    [GeneratedRegex(@" ?\p{L}+|\p{N}{1,3}|\n+| ?[^\s\p{L}\p{N}]{1,3}|\s", RegexOptions.None, 10_000)]
    private static partial Regex Piece();
}
