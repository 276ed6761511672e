namespace Summarizer.Text.Sentences;

/// <summary>Where sentences start in a text without a stop before them: items of lists and lines of messages that were written into one.</summary>
internal struct InlineBreaks
{
    private readonly IEnumerator<int>? _lines;
    private InlineList _items;
    private int _line = int.MaxValue;

    public InlineBreaks(string text)
    {
        _items = new InlineList(text);
        if (text.Contains('/', StringComparison.Ordinal))
        {
            _lines = GluedLines.Starts(text).GetEnumerator();
            _line = _lines.MoveNext() ? _lines.Current : int.MaxValue;
        }
    }

    /// <summary>The next start; <see cref="int.MaxValue"/> when there is none.</summary>
    public readonly int Next => Math.Min(_items.Next, _line);

    public void MoveOn()
    {
        if (_items.Next <= _line)
        {
            _items.MoveOn();
        }
        else
        {
            _line = _lines!.MoveNext() ? _lines.Current : int.MaxValue;
        }
    }
}
