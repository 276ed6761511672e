namespace Summarizer.Text.Grounding.Quantities;

/// <summary>Reads times of day: <c>2:00 PM</c>, <c>14.30 Uhr</c>, <c>14h30</c>, <c>2pm</c>, <c>下午2点</c>.</summary>
internal readonly ref struct TimeReader(ReadOnlySpan<char> text, NumberReader words)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly NumberReader _words = words;

    /// <summary>The time that starts at a place, in minutes; null if none does.</summary>
    public Quantity? At(int start)
    {
        var hours = DigitsAt(start, 2);
        var at = start + hours.Length;
        if (hours.Length == 0 || hours.Value > 24 || (start > 0 && _text[start - 1] is ':' or '.' or ','))
        {
            return null;
        }

        var minutes = (Value: 0, Length: 0);
        var spaced = SkipSpaces(at);
        at = spaced < _text.Length && _text[spaced] is 'h' ? spaced : at; // "14 h 30"
        var separator = at < _text.Length ? _text[at] : ' ';
        if (separator is ':' or '.' or 'h' or '点' or '點' or '時' or '时')
        {
            var after = separator is 'h' ? SkipSpaces(at + 1) : at + 1;
            minutes = DigitsAt(after, 2);
            at = minutes is { Length: 2, Value: < 60 } ? after + minutes.Length : at;
        }

        var hasMinutes = minutes is { Length: 2, Value: < 60 };
        var (mark, end) = MarkAt(at);
        if (mark is Mark.None && hasMinutes && separator is 'h' && _words.IsClockWord("h"))
        {
            mark = Mark.Clock;
            end = at;
        }

        if (mark is Mark.None && !(hasMinutes && separator is ':'))
        {
            return null;
        }

        var before = _text[Math.Max(0, start - 2)..start];
        mark = before.Length == 2 && _words.IsAfternoon(before) ? Mark.Afternoon : mark;
        var value = (hours.Value * 60) + (hasMinutes ? minutes.Value : 0);
        if (mark is Mark.Afternoon or Mark.Morning)
        {
            value = (value % 720) + (mark is Mark.Afternoon ? 720 : 0);
        }

        end = mark is Mark.None ? at : Math.Max(at, end);
        return new(value, Quantity.Time, start, end - start)
        {
            IsOfEitherHalf = mark is Mark.None or Mark.Clock && hours.Value is > 0 and <= 12,
        };
    }

    private enum Mark
    {
        None,
        Clock,
        Morning,
        Afternoon,
    }

    private (Mark Mark, int End) MarkAt(int at)
    {
        at = SkipSpaces(at);
        var end = at;
        while (
            end < _text.Length && (char.IsLetter(_text[end]) || (_text[end] == '.' && end == at + 1)) && end - at < 8
        )
        {
            end++;
            if (_text[at] >= '\u3000')
            {
                break;
            }
        }

        var word = _text[at..end].TrimEnd('.');
        return word.Length == 0 ? (Mark.None, at)
            : _words.IsAfternoon(word) ? (Mark.Afternoon, end)
            : _words.IsMorning(word) ? (Mark.Morning, end)
            : _words.IsClockWord(word) ? (Mark.Clock, end)
            : (Mark.None, at);
    }

    private int SkipSpaces(int at)
    {
        while (at < _text.Length && _text[at] is ' ' or '\u00A0' or '\u202F')
        {
            at++;
        }

        return at;
    }

    private (int Value, int Length) DigitsAt(int at, int most)
    {
        var (value, length) = (0, 0);
        while (at + length < _text.Length && length <= most && char.IsDigit(_text[at + length]))
        {
            value = (value * 10) + (int)char.GetNumericValue(_text[at + length]);
            length++;
        }

        return length <= most ? (value, length) : (0, 0);
    }
}
