using System.Collections.Frozen;
using System.Globalization;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Grounding.Matching;

/// <summary>
/// A number of a text, <c>1.5 million</c> multiplied out, with one name for all spellings of its unit; null if none is
/// known. Its place is in UTF-16 units, without the unit. A scaled one has a word such as "million", so it is probably
/// rounded.
/// </summary>
internal readonly record struct Quantity(decimal Value, string? Unit, int Start, int Length, bool IsScaled)
{
    private static readonly FrozenDictionary<string, string> _units = Spellings(Section.Units)
        .ToFrozenDictionary(u => u.Spelling, u => u.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, decimal> _scales = Spellings(Section.Scales)
        .ToFrozenDictionary(
            s => s.Spelling,
            s => decimal.Parse(s.Name, CultureInfo.InvariantCulture),
            StringComparer.OrdinalIgnoreCase
        );

    private static readonly FrozenSet<string> _perHundred = Language
        .Everywhere(Section.PerHundred)
        .ToFrozenSet(StringComparer.Ordinal);

    private const int MaxGroups = 5; // 1,000,000,000,000: as many as money has
    private const int MaxDigits = 20; // longer ones are codes, and compared as words

    /// <summary>What a word of scale multiplies a number with, or null for another word.</summary>
    public static decimal? ScaleOf(ReadOnlySpan<char> word) =>
        _scales.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var factor) ? factor : null;

    /// <summary>The one name of a unit, or null for another word.</summary>
    public static string? UnitOf(ReadOnlySpan<char> word) =>
        _units.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var unit) ? unit : null;

    /// <summary>
    /// The numbers of a text. In an article, where a number may have been torn at its separators (<c>1, 000</c>), every
    /// way of reading it is given; in a statement only the one it is written in.
    /// </summary>
    public static List<Quantity> Read(ReadOnlySpan<char> text, LanguageWords words, bool everyReading)
    {
        var found = new List<Quantity>();
        for (var at = 0; at < text.Length; )
        {
            if (char.IsDigit(text[at]))
            {
                at = ReadDigits(text, at, everyReading, found);
                continue;
            }

            if (!char.IsLetter(text[at]))
            {
                at++;
                continue;
            }

            var end = EndOfWord(text, at);
            if (words.NumberOf(text[at..end]) is > 0 and var value)
            {
                Add(found, text, at, end, value);
            }

            // Digits that follow letters are part of a name: A4, COVID19.
            at = end;
            while (at < text.Length && char.IsLetterOrDigit(text[at]))
            {
                at++;
            }
        }

        return found;
    }

    /// <summary>Whether a number of the article is this one, or is what this one was rounded from.</summary>
    public bool Matches(Quantity article)
    {
        if (Value == article.Value)
        {
            return true;
        }

        if (!IsScaled || article.Value < 1000)
        {
            return false;
        }

        // "1.5 million" stands for all that is rounded so; what has a word of scale has at most three digits.
        var step = Step(Value);
        return Math.Abs(Value - article.Value) <= step / 2;
    }

    // The weight of the last digit that is not 0.
    private static decimal Step(decimal value)
    {
        var step = 1m;
        while (step < 1e15m && value % (step * 10) == 0)
        {
            step *= 10;
        }

        return step;
    }

    // Reads groups of digits separated by single separators; returns where the reader goes on.
    private static int ReadDigits(ReadOnlySpan<char> text, int start, bool everyReading, List<Quantity> found)
    {
        Span<(int Start, int End)> groups = stackalloc (int, int)[MaxGroups];
        var count = 0;
        for (var at = start; count < MaxGroups && at < text.Length && char.IsDigit(text[at]); )
        {
            var end = at;
            while (end < text.Length && char.IsDigit(text[end]))
            {
                end++;
            }

            groups[count++] = (at, end);
            at = end + SeparatorAt(text, end, everyReading);
            if (at == end)
            {
                break;
            }
        }

        if (everyReading)
        {
            for (var last = 0; last < count; last++)
            {
                AddJoined(found, text, groups[..(last + 1)]);
            }

            return groups[0].End;
        }

        if (!AddJoined(found, text, groups[..count]))
        {
            for (var group = 0; group < count; group++)
            {
                AddJoined(found, text, groups.Slice(group, 1));
            }
        }

        return groups[count - 1].End;
    }

    // How long the separator is that joins the digits before it with those after it; 0 if none does.
    private static int SeparatorAt(ReadOnlySpan<char> text, int at, bool torn)
    {
        if (
            at + 1 >= text.Length
            || text[at] is not ('.' or ',' or '\'' or '’' or '\u00A0' or '\u202F' or '\u2009' or '٫' or '٬')
        )
        {
            // Thousands may be separated by a plain space.
            return
                at + 3 < text.Length
                && text[at] == ' '
                && char.IsDigit(text[at + 1])
                && char.IsDigit(text[at + 2])
                && char.IsDigit(text[at + 3])
                && (at + 4 == text.Length || !char.IsDigit(text[at + 4]))
                ? 1
                : 0;
        }

        if (char.IsDigit(text[at + 1]))
        {
            return 1;
        }

        return torn && text[at + 1] == ' ' && at + 2 < text.Length && char.IsDigit(text[at + 2]) ? 2 : 0;
    }

    // Groups of three after the first are thousands; one group of another length at the end is a fraction.
    private static bool AddJoined(
        List<Quantity> found,
        ReadOnlySpan<char> text,
        ReadOnlySpan<(int Start, int End)> groups
    )
    {
        var digits = 0;
        foreach (var (start, end) in groups)
        {
            digits += end - start;
        }

        if (digits > MaxDigits)
        {
            return false;
        }

        var whole = groups.Length;
        if (groups.Length > 1)
        {
            var (start, end) = groups[^1];
            var separator = text[groups[^1].Start - 1];
            var other = groups.Length > 2 && text[groups[^2].Start - 1] != separator;
            var zero = groups[0].End - groups[0].Start == 1 && text[groups[0].Start] is '0';
            if (end - start != 3 || other || zero)
            {
                whole--;
            }

            for (var at = 1; at < whole; at++)
            {
                if (groups[at].End - groups[at].Start != 3)
                {
                    return false; // a date, an address, a version
                }
            }

            if (whole > 1 && groups[0].End - groups[0].Start > 3)
            {
                return false;
            }
        }

        var value = 0m;
        var fraction = 1m;
        for (var at = 0; at < groups.Length; at++)
        {
            for (var place = groups[at].Start; place < groups[at].End; place++)
            {
                value = (value * 10) + (decimal)char.GetNumericValue(text[place]);
                fraction *= at >= whole ? 10 : 1;
            }
        }

        Add(found, text, groups[0].Start, groups[^1].End, value / fraction);
        return true;
    }

    private static void Add(List<Quantity> found, ReadOnlySpan<char> text, int start, int end, decimal value)
    {
        var next = NextWord(text, end);
        var scaled = false;
        while (
            _scales.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[next], out var factor) && value < 1e12m
        )
        {
            value *= factor;
            scaled = true;
            next = NextWord(text, next.End.Value);
        }

        var units = _units.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!units.TryGetValue(text[next], out var unit))
        {
            if (IsPerHundred(text, next))
            {
                unit = "%";
            }
            else
            {
                var before = start - 1;
                while (before >= 0 && text[before] == ' ')
                {
                    before--;
                }

                unit =
                    before >= 0 && !char.IsLetterOrDigit(text[before])
                        ? units.TryGetValue(text.Slice(before, 1), out var sign)
                            ? sign
                            : null
                        : null;
            }
        }

        found.Add(new(value, unit, start, end - start, scaled));
    }

    // All that is written in one way or another, in any language.
    private static IEnumerable<(string Spelling, string Name)> Spellings(Section section) =>
        Language
            .Pairs(Language.Everywhere(section))
            .SelectMany(p => p.Value.Split('/').Select(spelling => (spelling, p.Key)))
            .DistinctBy(p => p.spelling, StringComparer.OrdinalIgnoreCase);

    // "per cent", "pour cent", "por ciento", "per cento".
    private static bool IsPerHundred(ReadOnlySpan<char> text, Range word)
    {
        var next = NextWord(text, word.End.Value);
        return _perHundred.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[word])
            && text[next].StartsWith("c", StringComparison.OrdinalIgnoreCase)
            && text[next].Length is 4 or 5 or 6;
    }

    // The word or the sign after a place, over spaces and hyphens.
    private static Range NextWord(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '-' or '\u2011' or '\u00A0' or '\u202F')
        {
            at++;
        }

        if (at >= text.Length)
        {
            return text.Length..text.Length;
        }

        if (char.IsLetter(text[at]))
        {
            return at..EndOfWord(text, at);
        }

        return text[at] == '°' && at + 1 < text.Length ? at..(at + 2) : at..(at + 1);
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        // Han characters are words of their own here: 3万公里.
        if (text[at] >= '\u4E00' && text[at] <= '\u9FFF')
        {
            return at
                + (
                    at + 1 < text.Length
                    && _units.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(text.Slice(at, 2))
                        ? 2
                        : 1
                );
        }

        while (
            at < text.Length
            && (char.IsLetter(text[at]) || char.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark)
        )
        {
            at++;
        }

        return at;
    }
}
