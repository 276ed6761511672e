namespace Summarizer.Text.Sentences;

/// <summary>Whether stops end a sentence, the place after closing marks, and the count of <c>"</c>.</summary>
internal readonly record struct Stop(bool EndsSentence, int End, int StraightQuotes = 0);

/// <summary>Judges the stops of one text. Looks at a bounded stretch around each, so that all take linear time.</summary>
internal sealed class StopJudge(string text, SentenceRules rules)
{
    private const int YearLength = 4;
    private const int Reach = 48; // no abbreviation, and hardly a word, is longer
    private const int SpeechReach = 256; // characters of speech before a stop, back to the mark that opens it

    /// <summary>Judges a stop; <paramref name="quoteIsOpen"/> after an odd number of straight quotes.</summary>
    public Stop Judge(int start, int at, bool quoteIsOpen)
    {
        var (runEnd, isEllipsis) = StopRun.Measure(text, at);
        var dots = text[at] is '.' && runEnd - at == 1;
        var end = StopRun.Close(text, runEnd, quoteIsOpen);
        var quotes = text.AsSpan(runEnd, end - runEnd).Count('"');
        if (end == text.Length)
        {
            return new(true, end, quotes);
        }

        if (StopCharacters.IsUnspacedStop(text[runEnd - 1]))
        {
            // "「はい。」と言った": the quotation is a part of the sentence around it.
            var goesOn =
                end > runEnd
                && (StopCharacters.IsHiragana(text[end]) || text[end] is '、' or '，')
                && text[end - 1] is '」' or '』' or '）';
            return new(!goesOn, end, quotes);
        }

        if (!char.IsWhiteSpace(text[end]))
        {
            return new(LacksSpace(at, runEnd, end, dots), end, quotes);
        }

        var closesQuote = end > runEnd && StopCharacters.IsQuote(text[end - 1]);
        end = SkipEmoticon(Absorb(StopRun.SkipReferences(text, end)));
        if (end == text.Length)
        {
            return new(true, end, quotes);
        }

        var next = NextWord.After(text, end);
        var ends =
            isEllipsis ? EndsAtEllipsis(start, at, runEnd, next)
            : dots ? EndsAtFullStop(start, at, next, closesQuote, end > runEnd)
            : EndsAtMark(start, at, next, closesQuote, quoteIsOpen || end > runEnd);
        return new(ends, end, quotes);
    }

    // A note's number belongs to the sentence before it: "to minorities. 4 Even though".
    private int Absorb(int end)
    {
        var number = end + 1;
        while (number < text.Length && number - end <= 3 && char.IsAsciiDigit(text[number]))
        {
            number++;
        }

        var isNote =
            number > end + 1
            && number < text.Length
            && char.IsWhiteSpace(text[number])
            && NextWord.After(text, number) is { Case: WordCase.Upper } next
            && rules.OpensSentences(next.Word);
        return isNote ? number : end;
    }

    private int SkipEmoticon(int end)
    {
        var face = text.AsSpan(end).IndexOfAnyExcept(' ');
        var length = face > 0 ? Emoticon.LengthAt(text, end + face) : 0;
        return length > 0 ? end + face + length : end;
    }

    private bool EndsAtEllipsis(int start, int at, int runEnd, NextWord next)
    {
        var opensSentence = text.AsSpan(start, at - start).Trim().IsEmpty || StopCharacters.IsOpener(text[at - 1]);
        if (opensSentence || next.Case is not (WordCase.Upper or WordCase.Caseless))
        {
            return false;
        }

        // "I" is upper case wherever it stands.
        var fourDots = text.AsSpan(at, runEnd - at).Count('.') > 3;
        return fourDots || !next.Word.StartsWith('I') || next.Word.Length > 1 && char.IsAsciiLetter(next.Word[1]);
    }

    private bool EndsAtMark(int start, int at, NextWord next, bool closesQuote, bool isInQuote) =>
        next.Case switch
        {
            WordCase.Lower => !isInQuote
                && (
                    rules.OpensInLowerCase(next.Word)
                    || ((text[at] is '?' || OpensInLowerCase(start)) && !IsSpeech(start, at, next.End))
                ),
            WordCase.Upper => !(closesQuote && IsSpeechTag(next)),
            _ => true,
        };

    private bool EndsAtFullStop(int start, int at, NextWord next, bool closesQuote, bool closes)
    {
        var word = WordBefore(start, at);
        if (word.IsEmpty)
        {
            return next.Case != WordCase.Lower && at > start;
        }

        var before = text.AsSpan(start, at - word.Length - start).Trim();
        var opensSentence = before.IsEmpty || before.Length == 1 && StopCharacters.IsBullet(before[0]);
        if (opensSentence && WordShape.IsNumber(word) && word.Length <= 3)
        {
            return false; // the marker of a list item, or of a section
        }

        if (next.Case == WordCase.Lower)
        {
            if (next.IsInBrackets)
            {
                return !rules.IsAbbreviation(word) && word.IndexOf('.') < 0 && word.Length > 2;
            }

            return !closes
                && !opensSentence
                && !rules.IsAbbreviation(word)
                && (
                    OpensInLowerCase(start)
                        ? word.Length >= 3 && word.IndexOf('.') < 0
                        : word.Length >= 4 && WordShape.IsLowerWord(word) && rules.OpensInLowerCase(next.Word)
                );
        }

        // A closing bracket ends what holds an abbreviation: "(Smith et al.) Then".
        if (closes && next.Case == WordCase.Upper && !closesQuote)
        {
            return rules.OpensSentences(next.Word) || !rules.IsAbbreviation(word);
        }

        if (rules.HasOrdinalStops && WordShape.IsNumber(word) && word.Length <= 2 && !rules.OpensSentences(next.Word))
        {
            return false;
        }

        if (rules.PrecedesNames(word))
        {
            return false;
        }

        if (rules.PrecedesNumbers(word) && next.Case == WordCase.Digit)
        {
            return false;
        }

        if (word.Length == 1 && char.IsLetter(word[0]))
        {
            return char.IsUpper(word[0])
                ? next.Case != WordCase.Upper || rules.OpensSentences(next.Word) && !next.IsInitial
                : !opensSentence;
        }

        if (WordShape.IsAcronym(word) || rules.MayEndSentences(word))
        {
            return next.Case != WordCase.Upper || rules.OpensSentences(next.Word);
        }

        return !(opensSentence && WordShape.IsRoman(word));
    }

    // "process.Anyone", "great!She", "it.”Then": a space was forgotten. Not so in names of files, hosts and classes.
    private bool LacksSpace(int at, int runEnd, int end, bool isFullStop)
    {
        if (
            text[end] is '"' or '“'
            && end == runEnd
            && at > 1
            && char.IsLower(text[at - 1])
            && char.IsLower(text[at - 2])
        )
        {
            return end + 1 < text.Length && char.IsUpper(text[end + 1]);
        }

        if (!char.IsLetter(text[end]) || at == 0)
        {
            return false;
        }

        if (WordShape.IsHangul(text[end]) || text[end] is >= '\u0900' and <= '\u0DFF')
        {
            return end == runEnd && char.GetUnicodeCategory(text[at - 1]) == char.GetUnicodeCategory(text[end])
                || end > runEnd;
        }

        var opensWord =
            char.IsUpper(text[end])
            && end + 1 < text.Length
            && (char.IsLower(text[end + 1]) || text[end + 1] == ' ' && text[end] is 'I' or 'A');
        if (!opensWord || WordShape.IsAddress(text, at, Reach))
        {
            return false;
        }

        if (!isFullStop || end > runEnd)
        {
            return true;
        }

        var word = WordBefore(0, at);
        var next = NextWord.At(text, end);
        if (EndsInNumber(word))
        {
            // "in 2015.Defeat": a year is no part of a name; a shorter number may be ("Python 3.Install").
            return word.Length == YearLength || (at > word.Length && rules.OpensSentences(next.Word));
        }

        return word.Length > 1
            && char.IsLower(word[^1])
            && !rules.IsAbbreviation(word)
            && word.IndexOf('.') < 0
            && (WordShape.IsLowerWord(word) && word.Length > 2 || rules.OpensSentences(next.Word));
    }

    // "— Tu viens ? demanda-t-il", "¿Vienes? —preguntó": a mark of speech before the stop, or a dash after it.
    private bool IsSpeech(int start, int at, int nextEnd) =>
        text.AsSpan(Math.Max(start, at - SpeechReach)..nextEnd).ContainsAny(StopCharacters.SpeechMarks);

    // Who opened this sentence without a capital opens the next one so too.
    private bool OpensInLowerCase(int start) => NextWord.After(text, start).Case is WordCase.Lower;

    private static bool EndsInNumber(ReadOnlySpan<char> word) =>
        word.Length > 0 && WordShape.IsNumber(word.TrimEnd('%'));

    // The word before a stop, with inner dots and hyphens, without what opens it.
    private ReadOnlySpan<char> WordBefore(int start, int at)
    {
        var first = at;
        var limit = Math.Max(start, at - Reach);
        while (
            first > limit
            && !char.IsWhiteSpace(text[first - 1])
            && !StopCharacters.IsOpener(text[first - 1])
            && !StopCharacters.IsBullet(text[first - 1])
            && text[first - 1] is not ('/' or '—' or '–' or '’' or ')' or ',')
        )
        {
            first--;
        }

        return text.AsSpan(first, at - first);
    }

    // John asked. Mr. Smith said. A quotation's own stop does not end the sentence that reports it.
    private bool IsSpeechTag(NextWord next)
    {
        if (rules.OpensSentences(next.Word) && !SentenceRules.IsPronoun(next.Word))
        {
            return false;
        }

        var after = next;
        for (var words = 0; words < 3; words++)
        {
            after = NextWord.After(text, after.End);
            if (after.Case == WordCase.Lower)
            {
                return rules.IsSpeechVerb(after.Word);
            }
        }

        return false;
    }
}
