using System.Collections.Frozen;
using System.Globalization;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Grounding.Quantities;

/// <summary>How far a number may be from the one that it stands for.</summary>
internal enum Bound
{
    None,
    About, // "about 500"
    MoreThan, // "over 500"
    LessThan, // "nearly 500"
}

/// <summary>The words by which a language writes numbers, shares and times of day.</summary>
internal sealed class NumberReader
{
    private const int WordsBefore = 3; // how far before a number its bound may stand
    private const int MostBetween = 4; // characters between them: a sign of money, a space
    private const int LongestWord = 24; // letters of a number word, so that a long run of letters costs little

    private const decimal Largest = 1e15m; // "hundred hundred hundred …" is no number
    private const int Beginning = 3; // letters of a number word
    private const int LongestRun = 60; // letters of a compound: dreihundertfünfundzwanzigtausend

    private static readonly PerLanguage<NumberReader> _all = new(language => new(language));

    private readonly Dictionary<string, decimal> _values;
    private readonly FrozenSet<string> _beginnings;
    private readonly FrozenSet<string> _ones;
    private readonly FrozenSet<string> _joiners;
    private readonly FrozenSet<string> _negations;
    private readonly FrozenDictionary<string, Bound> _bounds;
    private readonly FrozenSet<string> _moreThan;
    private readonly FrozenSet<string> _vague;
    private readonly FrozenSet<string> _clock;
    private readonly FrozenSet<string> _afternoon;
    private readonly FrozenSet<string> _morning;
    private readonly (string Words, decimal Percent)[] _shares;

    private NumberReader(Language language)
    {
        var file = language.File;
        _values = Language
            .Pairs(file[Section.NumberWords])
            .DistinctBy(n => n.Key)
            .ToDictionary(
                n => n.Key,
                n => decimal.Parse(n.Value, CultureInfo.InvariantCulture),
                StringComparer.OrdinalIgnoreCase
            );
        _beginnings = _values
            .Keys.Concat(QuantityReader.ScaleWords)
            .Select(word => word[..(word[0] >= '\u3000' ? 1 : Math.Min(Beginning, word.Length))].ToLowerInvariant())
            .ToFrozenSet(StringComparer.Ordinal);
        _ones = Set(Section.Ones);
        _joiners = Set(Section.NumberJoiners);
        _negations = Set(Section.Negations);
        _moreThan = Set(Section.MoreThanEndings);
        _vague = Set(Section.VagueBeginnings);
        _clock = Set(Section.ClockWords);
        _afternoon = Set(Section.AfternoonHours);
        _morning = Set(Section.MorningHours);
        _bounds = new[]
        {
            (Section.AboutWords, Bound.About),
            (Section.MoreThanWords, Bound.MoreThan),
            (Section.LessThanWords, Bound.LessThan),
        }
            .SelectMany(s => file[s.Item1].Select(word => (word, s.Item2)))
            .DistinctBy(w => w.word)
            .ToFrozenDictionary(w => w.word, w => w.Item2, StringComparer.OrdinalIgnoreCase);
        _shares =
        [
            .. Language
                .Pairs(file[Section.Shares])
                .SelectMany(p =>
                    p.Key.Split('/').Select(words => (words, decimal.Parse(p.Value, CultureInfo.InvariantCulture)))
                )
                .OrderByDescending(p => p.words.Length),
        ];

        FrozenSet<string> Set(Section section) => file[section].ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    public static NumberReader Of(string language) => _all.For(language);

    public bool IsClockWord(ReadOnlySpan<char> word) => Has(_clock, word);

    public bool IsAfternoon(ReadOnlySpan<char> word) => Has(_afternoon, word);

    public bool IsMorning(ReadOnlySpan<char> word) => Has(_morning, word);

    /// <summary>Whether a character right after a number says that it is above.</summary>
    public bool IsMoreThanEnding(ReadOnlySpan<char> character) => Has(_moreThan, character);

    /// <summary>What the words right before a number say of it: "over", "more than", "almost".</summary>
    public Bound BoundBefore(ReadOnlySpan<char> text, int number)
    {
        // Two words and what they may enclose: "more than the 500", "over £500".
        var bounds = _bounds.GetAlternateLookup<ReadOnlySpan<char>>();
        var end = number;
        for (var back = 0; back < WordsBefore; back++)
        {
            var start = WordBefore(text, ref end, MostBetween);
            if (start == end)
            {
                return Bound.None;
            }

            var before = start;
            var first = WordBefore(text, ref before, 1);
            if (bounds.TryGetValue(text[first..end], out var bound))
            {
                return IsDenied(text, first) ? Opposite(bound) : bound; // two words: "at least"
            }

            // In a script without spaces the word is the end of a run of letters.
            for (var from = start; from < end; from = text[start] < '\u3000' ? end : from + 1)
            {
                if (bounds.TryGetValue(text[from..end], out bound))
                {
                    return IsDenied(text, from) ? Opposite(bound) : bound;
                }
            }

            end = start;
        }

        return Bound.None;
    }

    // "no more than 20" is 20 at most.
    private bool IsDenied(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        var start = WordBefore(text, ref end, MostBetween);
        return Has(_negations, text[start..end]);
    }

    private static Bound Opposite(Bound bound) =>
        bound switch
        {
            Bound.MoreThan => Bound.LessThan,
            Bound.LessThan => Bound.MoreThan,
            _ => bound,
        };

    // The start of the word that ends before a place, which moves to its end; the same if there is none close by.
    private static int WordBefore(ReadOnlySpan<char> text, ref int end, int between)
    {
        var from = end;
        while (end > 0 && !char.IsLetter(text[end - 1]) && from - end < between && text[end - 1] is not '.')
        {
            end--;
        }

        var start = end;
        while (start > 0 && char.IsLetter(text[start - 1]) && end - start < LongestWord)
        {
            start--;
        }

        return start;
    }

    /// <summary>A share in words, "two thirds of", that starts at a place: its percentage and length; or 0, 0.</summary>
    public (decimal Percent, int Length) ShareAt(ReadOnlySpan<char> text, int at)
    {
        foreach (var (words, percent) in _shares)
        {
            if (words[0] == char.ToLowerInvariant(text[at]) && StartsWith(text[at..], words))
            {
                return (percent, words.Length);
            }
        }

        return (0, 0);

        static bool StartsWith(ReadOnlySpan<char> text, string words)
        {
            if (text.Length < words.Length)
            {
                return false;
            }

            for (var i = 0; i < words.Length; i++)
            {
                var c = text[i] is '-' or '\u2011' ? ' ' : char.ToLowerInvariant(text[i]);
                if (c != words[i])
                {
                    return false;
                }
            }

            return words[^1] >= '\u3000' || text.Length == words.Length || !char.IsLetter(text[words.Length]);
        }
    }

    /// <summary>
    /// The number that starts at a word: <c>twenty-five</c>, <c>fünfundzwanzig</c>, <c>deux cent cinquante</c>,
    /// <c>三百五十</c>. Its value, where it ends, and whether a word of scale is in it; value 0 if none starts there.
    /// </summary>
    public (decimal Value, int End, bool IsScaled) NumberAt(ReadOnlySpan<char> text, int start)
    {
        var (total, current, last) = (0m, 0m, 0m); // what is done with, what grows, its last part
        var (at, end, scaled, any, joined) = (start, start, false, false, false);
        while (at < text.Length && (any || MayStartAt(text, at)) && RunAt(text, at) <= LongestRun)
        {
            var (word, value, scale, standsAlone) = PartAt(text, at, isFirst: !any, mayJoin: any && !joined);
            if (word == 0)
            {
                break;
            }

            if (scale > 0)
            {
                if (
                    (!any && !standsAlone && !IsOneBefore(text, start))
                    || (any && current == 0 && scale >= last && scale > 10)
                    || Math.Max(current, 1) * scale > Largest
                )
                {
                    break;
                }

                if (scale == 10)
                {
                    current += last is > 0 and < 10 ? last * 9 : 10;
                }
                else
                {
                    var multiplied = Math.Max(current, 1) * scale;
                    (total, current) = scale < 1000 ? (total, multiplied) : (total + multiplied, 0);
                }

                (last, scaled) = (scale, scaled || scale >= 1000);
            }
            else if (value > 0)
            {
                if (any && !Adds(current, value, joined) && !(last == 10 && value < 10))
                {
                    break;
                }

                // "ten million and a half"
                var isHalf = value < 1 && current == 0 && last >= 1000;
                (total, current) = isHalf ? (total + (value * last), 0) : (total, current + value);
                last = value;
            }

            any |= scale > 0 || value > 0;
            joined = scale == 0 && value == 0; // by "and"
            at += word;
            if (scale > 0 || value > 0)
            {
                end = at; // a joiner at the end is none
            }

            while (at < text.Length && text[at] is ' ' or '-' or '\u2011' or '\u00A0')
            {
                at++;
            }
        }

        var isVague = start > 0 && Has(_vague, text.Slice(start - 1, 1));
        return any && !isVague && total + current > 1 ? (total + current, end, scaled) : (0, start, false);
    }

    // Most words of a text are no numbers: one look-up of their first letters tells.
    private bool MayStartAt(ReadOnlySpan<char> text, int at)
    {
        Span<char> beginning = stackalloc char[Beginning];
        var length = 0;
        while (length < Beginning && at + length < text.Length && char.IsLetter(text[at + length]))
        {
            beginning[length] = char.ToLowerInvariant(text[at + length]);
            length++;
            if (text[at] >= '\u3000')
            {
                break;
            }
        }

        return _beginnings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(beginning[..length]);
    }

    // Units come after tens and hundreds, in German and Arabic before tens; "twelve fifty" is no sum.
    private static bool Adds(decimal current, decimal value, bool joined) =>
        current == 0
        || value < 1
        || (current % 100 == 0 && value < 100)
        || (value < 10 && current % 10 == 0 && current % 100 >= 20)
        || (value < 20 && current % 100 is 60 or 80) // soixante-quinze, quatre-vingt-dix
        || (joined && current % 100 is > 0 and < 10 && value % 10 == 0 && value is >= 20 and < 100);

    // The next part of a number: the longest number word, word of scale or joiner.
    private (int Length, decimal Value, decimal Scale, bool StandsAlone) PartAt(
        ReadOnlySpan<char> text,
        int at,
        bool isFirst,
        bool mayJoin = false
    )
    {
        var isWhole = at == 0 || !char.IsLetter(text[at - 1]);
        var values = _values.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(LongestWord, text.Length - at); length > 0; length--)
        {
            var part = text.Slice(at, length);
            var after = at + length;
            if (!char.IsLetter(part[^1]) || (isFirst && !isWhole && part[0] < '\u3000'))
            {
                continue;
            }

            // Chinese writes tens as multiples: 五十 is five tens.
            if (QuantityReader.ScaleOf(part) is 10)
            {
                return (length, 0, 10, true);
            }

            // Parts of a compound must cover it to its end.
            var ends = after == text.Length || !char.IsLetter(text[after]) || part[0] >= '\u3000';
            if (values.TryGetValue(part, out var value) && (ends || GoesOn(text, after)))
            {
                return value < 100 ? (length, value, 0, true) : (length, 0, value, true);
            }

            if (QuantityReader.ScaleOf(part) is { } scale && (ends || GoesOn(text, after)))
            {
                return (length, 0, scale, false);
            }

            if (mayJoin && Has(_joiners, part) && JoinsAt(text, after, ends))
            {
                return (length, 0, 0, false);
            }
        }

        return default;
    }

    private bool GoesOn(ReadOnlySpan<char> text, int at) => PartAt(text, at, isFirst: false, mayJoin: true).Length > 0;

    private bool JoinsAt(ReadOnlySpan<char> text, int at, bool isWord)
    {
        while (isWord && at < text.Length && text[at] is ' ' or '-')
        {
            at++;
        }

        return at < text.Length && RunAt(text, at) <= LongestRun && PartAt(text, at, isFirst: false) is { Value: > 0 };
    }

    // "a million", "one hundred": but "hundreds", "millions" alone are no number.
    private bool IsOneBefore(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end > 0 && text[end - 1] is ' ' or '-' or '\u00A0')
        {
            end--;
        }

        var start = end;
        while (start > 0 && char.IsLetter(text[start - 1]) && text[start - 1] < '\u3000' && end - start < LongestWord)
        {
            start--;
        }

        return Has(_ones, text[start..end]);
    }

    private static int RunAt(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at <= LongestRun && char.IsLetter(text[end]) && text[end] < '\u3000')
        {
            end++;
        }

        return end - at;
    }

    private static bool Has(FrozenSet<string> set, ReadOnlySpan<char> word) =>
        set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
