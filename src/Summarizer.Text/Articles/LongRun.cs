namespace Summarizer.Text.Articles;

/// <summary>Where a text that is too long for one piece is cut.</summary>
internal static class LongRun
{
    /// <summary>
    /// How much of a text of more than <paramref name="most"/> characters is its first piece: to its last stop or else its
    /// last blank, if there is one in the second half; never in the middle of a character.
    /// </summary>
    public static int Cut(ReadOnlySpan<char> text, int most)
    {
        var half = most / 2;
        var window = text[half..most];
        var stop = window.LastIndexOf(". ");
        var blank = stop < 0 ? window.LastIndexOfAny(' ', '\n') : stop + 1;
        return blank >= 0 ? half + blank + 1
            : char.IsHighSurrogate(text[most - 1]) ? most - 1
            : most;
    }
}
