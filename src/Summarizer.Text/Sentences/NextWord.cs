namespace Summarizer.Text.Sentences;

/// <summary>How the word after a stop begins.</summary>
internal enum WordCase
{
    None, // there is no word near
    Upper, // with a capital
    Lower, // with a lower-case letter
    Caseless, // with a letter of a script that has no case
    Digit, // with a digit
}

/// <summary>The word after a stop; what opens it (quotes, brackets, dashes) is skipped.</summary>
internal readonly ref struct NextWord
{
    private const int Reach = 12; // of openers and spaces
    private const int MaxLength = 32;

    private NextWord(ReadOnlySpan<char> word, WordCase wordCase, int end, bool isInitial, bool isInBrackets = false)
    {
        Word = word;
        Case = wordCase;
        End = end;
        IsInitial = isInitial;
        IsInBrackets = isInBrackets;
    }

    public ReadOnlySpan<char> Word { get; }

    public WordCase Case { get; }
    public int End { get; }

    /// <summary>Whether the word is one letter with a stop: "J.".</summary>
    public bool IsInitial { get; }

    public bool IsInBrackets { get; }

    public static NextWord After(string text, int at)
    {
        var limit = Math.Min(text.Length, at + Reach);
        var isInBrackets = false;
        while (at < limit && !char.IsLetterOrDigit(text[at]) && !char.IsSurrogate(text[at]))
        {
            if (
                !char.IsWhiteSpace(text[at])
                && !StopCharacters.IsOpener(text[at])
                && !StopCharacters.IsDash(text[at])
                && text[at] != '.'
            )
            {
                return new([], WordCase.None, at + 1, false);
            }

            isInBrackets |= text[at] is '(' or '[';
            at++;
        }

        return At(text, Math.Min(at, text.Length), isInBrackets);
    }

    public static NextWord At(string text, int at, bool isInBrackets = false)
    {
        var end = at;
        var limit = Math.Min(text.Length, at + MaxLength);
        while (end < limit && (char.IsLetterOrDigit(text[end]) || StopCharacters.IsMark(text[end])))
        {
            end++;
        }

        if (end == at)
        {
            return new([], WordCase.None, Math.Min(text.Length, at + 1), false);
        }

        var first = text[at];
        var wordCase =
            char.IsDigit(first) ? WordCase.Digit
            : IsWebAddress(text.AsSpan(at)) ? WordCase.Caseless
            : first is >= '\u10D0' and <= '\u10FF' ? WordCase.Caseless // Georgian: small letters that open sentences too
            : char.IsUpper(first) ? WordCase.Upper
            : char.IsLower(first) ? WordCase.Lower
            : WordCase.Caseless;
        return new(
            text.AsSpan(at, end - at),
            wordCase,
            end,
            end - at == 1 && end < text.Length && text[end] == '.',
            isInBrackets
        );
    }

    private static bool IsWebAddress(ReadOnlySpan<char> text) =>
        text.StartsWith("http://", StringComparison.Ordinal)
        || text.StartsWith("https://", StringComparison.Ordinal)
        || text.StartsWith("www.", StringComparison.Ordinal);
}
