using System.Text;

namespace Summarizer.Text.Reading.Markdown;

/// <summary>
/// The names that a Markdown text defines for its links and notes: <c>[name]: url</c>. A piece of it is told of those that
/// stand in others, so that their uses are links there as well.
/// </summary>
internal sealed class MarkdownReferences
{
    private const int MaxName = 200; // characters; CommonMark allows 999
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public MarkdownReferences(string text)
    {
        _lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var rest = line.TrimStart(' ');
            if (
                rest.StartsWith('[')
                && rest.IndexOf(']') is > 1 and <= MaxName and var end
                && rest[(end + 1)..].StartsWith(':')
            )
            {
                _lookup.Add(rest[1..end]);
            }
        }
    }

    /// <summary>Definitions of the names that a piece uses.</summary>
    public string UsedIn(string piece)
    {
        var definitions = new StringBuilder();
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = piece.IndexOf('['); at >= 0 && _names.Count > 0; )
        {
            var rest = piece.AsSpan(at + 1);
            rest = rest[..Math.Min(rest.Length, MaxName)];
            var end = rest.IndexOfAny('[', ']');
            if (end > 0 && rest[end] == ']' && _lookup.TryGetValue(rest[..end], out var name) && used.Add(name))
            {
                definitions.Append('[').Append(name).Append("]: x\n\n");
            }

            var next = rest.IndexOf('[');
            at = next >= 0 ? at + 1 + next : piece.IndexOf('[', at + 1 + rest.Length);
        }

        return definitions.ToString();
    }
}
