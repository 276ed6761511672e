using System.Globalization;

namespace Summarizer.Text.Sentences;

/// <summary>
/// The items of a list that was written into one line, "1. Wash 2. Rinse": a text that opens with a marker has an item
/// wherever the next marker of the same kind stands between spaces.
/// </summary>
internal struct InlineList
{
    private readonly string _text;
    private readonly string _suffix;
    private int _number;
    private readonly bool _isLetter;

    public InlineList(string text)
    {
        _text = text;
        _suffix = "";
        Next = int.MaxValue;
        var start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        var length = ListMarker.LengthAt(text, start);
        if (length == 0 || text[start] is '(' || !char.IsAsciiLetterOrDigit(text[start]))
        {
            return;
        }

        var marker = text.AsSpan(start, length);
        var body = marker.IndexOfAny(".)");
        _suffix = marker[body..].ToString();
        _isLetter = char.IsAsciiLetter(marker[0]);
        if (_isLetter && marker[0] != 'a')
        {
            return;
        }

        _number = _isLetter ? marker[0] : int.Parse(marker[..body], CultureInfo.InvariantCulture);
        Next = start;
        MoveOn();
    }

    /// <summary>Where the next item starts; <see cref="int.MaxValue"/> when there is none.</summary>
    public int Next { get; private set; }

    public void MoveOn()
    {
        _number++;
        var name = _isLetter ? ((char)_number).ToString() : _number.ToString(CultureInfo.InvariantCulture);
        var at = _text.IndexOf($" {name}{_suffix} ", Next, StringComparison.Ordinal);
        Next = at < 0 || _number > (_isLetter ? 'z' : 999) ? int.MaxValue : at + 1;
    }
}
