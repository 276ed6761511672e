using System.Collections.Frozen;
using System.Globalization;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Grounding.Quantities;

/// <summary>Finds the numbers of a text: digits and words, times of day, shares, with their units.</summary>
internal readonly ref struct QuantityReader
{
    private const int Most = 1_000_000; // numbers of a text; a table of more is no article
    private const int MaxGroups = 5; // 1,000,000,000,000: as many as money has
    private const int MaxDigits = 20; // longer ones are codes, and compared as words
    private const int MaxScore = 200; // points of a game
    private const decimal LargestScaled = 1e12m; // a word of scale after a larger number multiplies nothing
    private const decimal Thousand = 1000; // the least scale that makes a number a round one
    private const int LongestDash = 5; // " -- "
    private const int LongestRange = 6; // characters between the ends of a range: " bis "
    private const int LongestShare = 30; // characters of "three quarters of"

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

    // Letters right after a sum of money, as in £20m.
    private static readonly FrozenDictionary<string, decimal> _moneyScales = new Dictionary<string, decimal>
    {
        ["k"] = 1e3m,
        ["m"] = 1e6m,
        ["mn"] = 1e6m,
        ["b"] = 1e9m,
        ["bn"] = 1e9m,
        ["tn"] = 1e12m,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly ReadOnlySpan<char> _text;
    private readonly NumberReader _words;
    private readonly bool _everyReading;
    private readonly List<Quantity> _found;

    private QuantityReader(ReadOnlySpan<char> text, NumberReader words, bool everyReading)
    {
        _text = text;
        _words = words;
        _everyReading = everyReading;
        _found = [];
    }

    /// <summary>What a word of scale multiplies a number with, or null for another word.</summary>
    public static decimal? ScaleOf(ReadOnlySpan<char> word) =>
        _scales.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var factor) ? factor : null;

    /// <summary>All words of scale, of any language.</summary>
    public static IEnumerable<string> ScaleWords => _scales.Keys;

    /// <summary>The one name of a unit, or null for another word.</summary>
    public static string? UnitOf(ReadOnlySpan<char> word) =>
        _units.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var unit) ? unit : null;

    /// <summary>
    /// The numbers of a text, in order. In an article, where a number may have been torn at its separators
    /// (<c>1, 000</c>), every way of reading it is given; in a statement only the one it is written in.
    /// </summary>
    public static List<Quantity> Read(ReadOnlySpan<char> text, string language, bool everyReading)
    {
        var reader = new QuantityReader(text, NumberReader.Of(language), everyReading);
        for (var at = 0; at < text.Length && reader._found.Count < Most; )
        {
            at =
                char.IsDigit(text[at]) ? reader.ReadDigits(at)
                : char.IsLetter(text[at]) ? reader.ReadWord(at)
                : at + 1;
        }

        return reader._found;
    }

    private int ReadWord(int at)
    {
        if (_words.ShareAt(_text[at..Math.Min(_text.Length, at + LongestShare)], 0) is { Length: > 0 } share)
        {
            _found.Add(new(share.Percent, Quantity.Percent, at, share.Length) { IsShare = true, IsInWords = true });
            return at + share.Length;
        }

        var (value, end, scaled) = _words.NumberAt(_text, at);
        if (value > 0)
        {
            if (AddPrice(value, at, end) is > 0 and var last && !_everyReading)
            {
                return last;
            }

            Add(at, end, value, inWords: true, scaled ? Thousand : 1);
            return end;
        }

        end = EndOfWord(_text, at);
        if (_text[at] >= '\u3000')
        {
            return end;
        }

        if (IsPerHundred(at..end))
        {
            return NextWord(end).End.Value; // the "cent" of "pour cent" is no hundred
        }

        // Digits that follow letters are part of a name: A4, COVID19, COVID-19.
        var isUpper = char.IsUpper(_text[end - 1]);
        if (isUpper && end + 1 < _text.Length && _text[end] is '-' && char.IsDigit(_text[end + 1]))
        {
            end++;
        }

        while (end < _text.Length && char.IsLetterOrDigit(_text[end]) && _text[end] < '\u3000')
        {
            end++;
        }

        return end;
    }

    // "twelve fifty": 12.50, 1250 or a time of day, and no number that must stand in the article: its end, or 0.
    private int AddPrice(decimal value, int start, int end)
    {
        if (value is < 2 or >= 100 || end >= _text.Length || _text[end] is not ' ')
        {
            return 0;
        }

        var (cents, last, _) = _words.NumberAt(_text, end + 1);
        if (cents is < 10 or >= 100 || (last < _text.Length && _text[last] is '-'))
        {
            return 0; // "two thirty-year-old men"
        }

        Add(start, last, value + (cents / 100), inWords: true);
        if (_found[^1].Unit is not (null or "usd" or "eur" or "pound" or "yen"))
        {
            _found.RemoveAt(_found.Count - 1);
            return 0;
        }

        _found[^1] = _found[^1] with
        {
            Start = start,
            Length = last - start,
            Other = (value * 100) + cents,
            IsPaired = true,
        };
        return last;
    }

    // Reads groups of digits separated by single separators; returns where the reader goes on.
    private int ReadDigits(int start)
    {
        if (new TimeReader(_text, _words).At(start) is { } time)
        {
            _found.Add(time);
            return time.Start + time.Length;
        }

        Span<(int Start, int End)> groups = stackalloc (int, int)[MaxGroups];
        var count = 0;
        for (var at = start; count < MaxGroups && at < _text.Length && char.IsDigit(_text[at]); )
        {
            var end = at;
            while (end < _text.Length && char.IsDigit(_text[end]))
            {
                end++;
            }

            groups[count++] = (at, end);
            at = end + SeparatorAt(end);
            if (at == end)
            {
                break;
            }
        }

        if (_everyReading && IsTorn(groups[..count]))
        {
            for (var last = 0; last < count; last++)
            {
                AddJoined(groups[..(last + 1)]);
            }

            return groups[0].End;
        }

        // A capital right after digits makes a name of them: 4Q, 3D.
        var past = groups[count - 1].End;
        if (
            !_everyReading
            && past < _text.Length
            && char.IsUpper(_text[past])
            && !IsMeasured(_text[past..EndOfWord(_text, past)])
        )
        {
            return EndOfWord(_text, past);
        }

        if (!AddJoined(groups[..count]))
        {
            for (var group = 0; group < count; group++)
            {
                AddJoined(groups.Slice(group, 1));
            }
        }

        return past;
    }

    // A blank after a separator: "1, 000", or a list.
    private static bool IsTorn(ReadOnlySpan<(int Start, int End)> groups)
    {
        for (var group = 1; group < groups.Length; group++)
        {
            if (groups[group].Start - groups[group - 1].End > 1)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMeasured(ReadOnlySpan<char> word) =>
        UnitOf(word) is not null
        || ScaleOf(word) is not null
        || _moneyScales.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(word);

    // How long the separator is that joins the digits before it with those after it; 0 if none does.
    private int SeparatorAt(int at)
    {
        if (
            at + 1 >= _text.Length
            || _text[at] is not ('.' or ',' or '\'' or '’' or '\u00A0' or '\u202F' or '\u2009' or '٫' or '٬')
        )
        {
            // Thousands may be separated by a plain space.
            return
                at + 3 < _text.Length
                && _text[at] == ' '
                && char.IsDigit(_text[at + 1])
                && char.IsDigit(_text[at + 2])
                && char.IsDigit(_text[at + 3])
                && (at + 4 == _text.Length || !char.IsDigit(_text[at + 4]))
                ? 1
                : 0;
        }

        if (char.IsDigit(_text[at + 1]))
        {
            return 1;
        }

        return _everyReading && _text[at + 1] == ' ' && at + 2 < _text.Length && char.IsDigit(_text[at + 2]) ? 2 : 0;
    }

    // Groups of three after the first are thousands; one group of another length at the end is a fraction.
    private bool AddJoined(ReadOnlySpan<(int Start, int End)> groups)
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
            var separator = _text[groups[^1].Start - 1];
            var other = groups.Length > 2 && _text[groups[^2].Start - 1] != separator;
            var zero = groups[0].End - groups[0].Start == 1 && _text[groups[0].Start] is '0';
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
                value = (value * 10) + (decimal)char.GetNumericValue(_text[place]);
                fraction *= at >= whole ? 10 : 1;
            }
        }

        Add(groups[0].Start, groups[^1].End, value / fraction);
        return true;
    }

    private void Add(int start, int end, decimal value, bool inWords = false, decimal scale = 1)
    {
        var next = NextWord(end);
        var sign = SignBefore(start);
        if (
            (sign ?? UnitOf(_text[NextWord(next.End.Value)])) is "usd" or "eur" or "pound" or "yen"
            && next.Start.Value == end
            && value < LargestScaled
            && _moneyScales.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(_text[next], out var thousands)
        )
        {
            (value, scale, next) = (value * thousands, scale * thousands, NextWord(next.End.Value));
        }

        while (ScaleOf(_text[next]) is { } factor && value < LargestScaled && scale < LargestScaled)
        {
            (value, scale, next) = (value * factor, scale * factor, NextWord(next.End.Value));
        }

        var unit =
            UnitOf(_text[next])
            ?? (IsPerHundred(next) ? Quantity.Percent : null)
            ?? UnitOf(_text[SkipSpecies(next)])
            ?? sign;
        var range = inWords ? null : EndOfYears(start, end, value);
        if (_everyReading && scale > 1)
        {
            ScaleBefore(start, scale, unit);
        }

        _found.Add(
            new(range ?? value, unit, start, end - start)
            {
                Other = range is null ? null : value,
                Scale = scale,
                IsInWords = inWords,
                IsPaired = !inWords && unit is null && IsPaired(start, end, value),
                IsDecade = value % 10 == 0 && value >= 1000 && end < _text.Length && IsDecadeAt(end),
                Bound = IsMoreThan(end) ? Bound.MoreThan : _words.BoundBefore(_text, start),
            }
        );
    }

    // "from 312 to 378 million": the scale is that of both.
    private void ScaleBefore(int start, decimal scale, string? unit)
    {
        if (
            _found.Count > 0
            && _found[^1] is { Scale: 1, Unit: null } before
            && before.Value < LargestScaled
            && start - before.Start - before.Length is > 0 and <= LongestRange
        )
        {
            _found.Add(before with { Value = before.Value * scale, Scale = scale, Unit = unit });
        }
    }

    private bool IsMoreThan(int end) => end < _text.Length && _words.IsMoreThanEnding(_text.Slice(end, 1));

    private bool IsDecadeAt(int end)
    {
        var at = _text[end] is '\'' or '’' ? end + 1 : end;
        return at < _text.Length
            && _text[at] is 's'
            && (at + 1 == _text.Length || !char.IsLetterOrDigit(_text[at + 1]));
    }

    // "US dollars", "Canadian dollars": a word between the number and its money.
    private Range SkipSpecies(Range next) =>
        next.Start.Value < next.End.Value && char.IsUpper(_text[next.Start.Value])
            ? NextWord(next.End.Value)
            : _text.Length.._text.Length;

    // "2007-11" ends in 2011.
    private decimal? EndOfYears(int start, int end, decimal value)
    {
        var dash = start - 1;
        while (dash >= 0 && _text[dash] is ' ' or '-' or '–' or '—' or '/' or '\u2011' && start - dash < LongestDash)
        {
            dash--;
        }

        if (end - start != 2 || dash < 3 || !_text[(dash + 1)..start].ContainsAny("-–—/\u2011"))
        {
            return null;
        }

        var (year, length) = (0m, 0);
        for (var at = dash; at >= 0 && length < 5 && char.IsDigit(_text[at]); at--, length++)
        {
            year += (decimal)char.GetNumericValue(_text[at]) * (decimal)Math.Pow(10, length);
        }

        return length == 4 && year % 100 < value ? year - (year % 100) + value : null;
    }

    // "4-1", "15–20".
    private bool IsPaired(int start, int end, decimal value) =>
        value < MaxScore
        && (
            (start > 1 && _text[start - 1] is '-' or '–' or ':' or '\u2011' && char.IsDigit(_text[start - 2]))
            || (end + 1 < _text.Length && _text[end] is '-' or '–' or ':' or '\u2011' && char.IsDigit(_text[end + 1]))
        );

    private string? SignBefore(int start)
    {
        var before = start - 1;
        while (before >= 0 && _text[before] == ' ')
        {
            before--;
        }

        return before >= 0 && !char.IsLetterOrDigit(_text[before]) ? UnitOf(_text.Slice(before, 1)) : null;
    }

    // All that is written in one way or another, in any language.
    private static IEnumerable<(string Spelling, string Name)> Spellings(Section section) =>
        Language
            .Pairs(Language.Everywhere(section))
            .SelectMany(p => p.Value.Split('/').Select(spelling => (spelling, p.Key)))
            .DistinctBy(p => p.spelling, StringComparer.OrdinalIgnoreCase);

    // "per cent", "pour cent", "por ciento", "per cento".
    private bool IsPerHundred(Range word)
    {
        var next = NextWord(word.End.Value);
        return _perHundred.GetAlternateLookup<ReadOnlySpan<char>>().Contains(_text[word])
            && _text[next].StartsWith("c", StringComparison.OrdinalIgnoreCase)
            && _text[next].Length is 4 or 5 or 6;
    }

    // The word or the sign after a place, over spaces and hyphens.
    private Range NextWord(int at)
    {
        while (at < _text.Length && _text[at] is ' ' or '-' or '\u2011' or '\u00A0' or '\u202F')
        {
            at++;
        }

        if (at >= _text.Length)
        {
            return _text.Length.._text.Length;
        }

        if (char.IsLetter(_text[at]))
        {
            var end = EndOfWord(_text, at);
            var isElided = end - at == 1 && end + 1 < _text.Length && _text[end] is '\'' or '’'; // d'euros
            return isElided ? (end + 1)..EndOfWord(_text, end + 1) : at..end;
        }

        return _text[at] == '°' && at + 1 < _text.Length ? at..(at + 2) : at..(at + 1);
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        // Han characters are words of their own here: 3万公里.
        if (IsHan(text[at]))
        {
            return at + (at + 1 < text.Length && UnitOf(text.Slice(at, 2)) is not null ? 2 : 1);
        }

        while (
            at < text.Length
            && !IsHan(text[at])
            && (char.IsLetter(text[at]) || char.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark)
        )
        {
            at++;
        }

        return at;
    }
}
