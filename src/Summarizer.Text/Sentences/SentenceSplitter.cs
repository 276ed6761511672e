namespace Summarizer.Text.Sentences;

/// <summary>Where one sentence lies in a text: offset and length in UTF-16 units.</summary>
internal readonly record struct SentenceSpan(int Start, int Length);

/// <summary>
/// Finds where sentences end: a rule-based splitter in one pass. A stop is judged by what stands before it
/// (abbreviation, initial, number) and after it (case, opening quote, a word that likes to open sentences), the
/// approach of Grefenstette and Tapanainen, "What is a word, what is a sentence?" (1994), and of Kiss and Strunk,
/// "Unsupervised multilingual sentence boundary detection" (2006).
/// </summary>
internal static class SentenceSplitter
{
    /// <summary>
    /// The sentences of running text in order, without overlap or white space at their ends; together they hold every
    /// character that is not white space. An empty line ends a sentence, a single line feed only before a list marker.
    /// Takes linear time.
    /// </summary>
    public static IEnumerable<SentenceSpan> Split(string text, string language = "und")
    {
        var rules = SentenceRules.For(language);
        var judge = new StopJudge(text, rules);
        var breaks = new InlineBreaks(text);
        var start = SkipSpace(text, 0);
        var at = start;
        var quoteIsOpen = false;
        while (at < text.Length)
        {
            var step = text.AsSpan(at).IndexOfAny(StopCharacters.Interesting);
            at = step < 0 ? text.Length : at + step;

            for (; breaks.Next < at; breaks.MoveOn())
            {
                if (breaks.Next > start && Trim(text, start, breaks.Next) is { } item)
                {
                    yield return item;
                    start = SkipSpace(text, breaks.Next);
                }
            }

            if (at == text.Length)
            {
                break;
            }

            int end;
            if (text[at] == '"')
            {
                quoteIsOpen = !quoteIsOpen;
                at++;
                continue;
            }
            else if (text[at] == '\n')
            {
                end = LineBreak.EndsSentence(text, at) ? at + 1 : -1;
                at++;
            }
            else if (StopCharacters.IsBullet(text[at]))
            {
                end = at > start && char.IsWhiteSpace(text[at - 1]) ? at : -1;
                at++;
            }
            else
            {
                var stop = judge.Judge(start, at, quoteIsOpen);
                end = stop.EndsSentence ? stop.End : -1;
                quoteIsOpen ^= stop.StraightQuotes % 2 == 1;
                at = stop.End;
            }

            if (end < 0)
            {
                continue;
            }

            if (Trim(text, start, end) is { } sentence)
            {
                yield return sentence;
            }

            quoteIsOpen &= text[end - 1] != '\n';
            start = SkipSpace(text, end);
            at = Math.Max(at, start);
        }

        if (Trim(text, start, text.Length) is { } last)
        {
            yield return last;
        }
    }

    // White space before a sentence is skipped once: nothing looks back across it again.
    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static SentenceSpan? Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end > start ? new(start, end - start) : null;
    }
}
