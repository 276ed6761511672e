using System.Buffers;
using System.Text;
using Summarizer.Text.Articles;

namespace Summarizer.Text.Reading.Markdown;

/// <summary>
/// Cuts a long Markdown text into pieces that are parsed one by one, and endless paragraphs into shorter ones. Markdig
/// takes the square of a paragraph's length for much that is unfinished in it, and fills the rows of a table up to the
/// longest.
/// </summary>
internal sealed class MarkdownPieces(string text)
{
    private const int Piece = 32 * 1024; // characters: an article that fits is parsed whole
    private const int MaxParagraph = 8 * 1024; // characters without an empty line
    private const int MaxDepth = 100; // of quotes and lists that a line opens; Markdig's own limit comes after it opened all
    private const int MaxMarks = 500; // characters of a paragraph that may open something
    private const int MaxMarksOfPiece = 2_000; // where it can end: each note is looked for among all of the piece
    private const int MaxFilling = 8; // cells of a table for each that is written, and …
    private const int SpareCells = 2_000; // … so many more
    private const int MaxDelimiters = 1_000; // characters of the row that says where columns are
    private static readonly SearchValues<char> Marks = SearchValues.Create("[]<`*_~^+=&");
    private readonly List<string> _pieces = [];
    private readonly StringBuilder _piece = new();

    // The paragraph so far, a table perhaps.
    private int _length;
    private int _marks;
    private int _marksOfPiece;
    private int _lines;
    private int _bars;
    private int _widest;
    private string _delimiters = "";

    private string _fence = ""; // what opened the present code block

    /// <summary>The pieces of a normalised text, in order; null if it is nested too deeply for Markdown.</summary>
    public static List<string>? Of(string text)
    {
        var pieces = new MarkdownPieces(text);
        return pieces.Cut() ? pieces._pieces : null;
    }

    private bool Cut()
    {
        var afterBlank = true;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var isBlank = line.IsWhiteSpace();
            if (Depth(line) > MaxDepth)
            {
                return false;
            }

            var isApart = afterBlank && !isBlank && line[0] is not (' ' or '\t' or '>') && _fence.Length == 0;
            if (_piece.Length >= (isApart ? Piece : 2 * Piece) || (isApart && _marksOfPiece > MaxMarksOfPiece))
            {
                EndPiece();
            }

            if (isBlank)
            {
                EndParagraph();
                _piece.Append('\n');
            }
            else
            {
                AddLine(line);
                Follow(line);
            }

            afterBlank = isBlank;
        }

        EndPiece();
        return true;
    }

    // How many quotes and items a line may open.
    private static int Depth(ReadOnlySpan<char> line)
    {
        var depth = 0;
        for (var at = 0; at < line.Length; at++)
        {
            var isLast = at + 1 == line.Length || line[at + 1] is ' ' or '\t';
            switch (line[at])
            {
                case '>':
                case '-' or '*' or '+' or ':' when isLast:
                case '.' or ')' when isLast && at > 0 && char.IsAsciiDigit(line[at - 1]):
                    depth++;
                    break;
                case ' ' or '\t' or (>= '0' and <= '9'):
                    break;
                default:
                    return depth;
            }
        }

        return depth;
    }

    private void AddLine(ReadOnlySpan<char> line)
    {
        var bars = line.Count('|');
        var isInside = line[0] is ' ' or '\t'; // after an empty line it would be code
        _ = Limit(line, out var marks);
        var isFull = _marks + marks > MaxMarks || _length + line.Length > (isInside ? 2 : 1) * MaxParagraph;
        if (_length > 0 && isFull)
        {
            var delimiters = _delimiters;
            EndParagraph();
            _piece.Append('\n');
            if (delimiters.Length > 0)
            {
                // The rows that follow are still the table's, below an empty head.
                _piece
                    .Append(delimiters.Replace('-', ' ').Replace(':', ' '))
                    .Append('\n')
                    .Append(delimiters)
                    .Append('\n');
                _delimiters = delimiters;
            }
        }
        else if ((_lines + 1L) * Math.Max(_widest, bars) > (MaxFilling * (_bars + bars)) + SpareCells)
        {
            EndParagraph();
            _piece.Append('\n');
        }

        for (var cut = Limit(line, out marks); cut < line.Length; cut = Limit(line, out marks))
        {
            _piece.Append(line[..cut]).Append("\n\n");
            line = line[cut..];
            _marksOfPiece += marks;
            if (_piece.Length >= Piece || _marksOfPiece > MaxMarksOfPiece)
            {
                EndPiece();
            }
        }

        _piece.Append(line).Append('\n');
        _length += line.Length + 1;
        _marks += marks;
        _marksOfPiece += marks;
        _bars += bars;
        _widest = Math.Max(_widest, bars);
        _lines++;
        if (
            _lines == 2
            && _widest > 0
            && line.Length <= MaxDelimiters
            && line.Contains('-')
            && !line.ContainsAnyExcept("|-: ")
        )
        {
            _delimiters = line.ToString();
        }
    }

    // How much of a line one paragraph takes, and the marks in it.
    private static int Limit(ReadOnlySpan<char> line, out int marks)
    {
        var limit = line.Length <= MaxParagraph ? line.Length : LongRun.Cut(line, MaxParagraph);
        marks = 0;
        for (var at = 0; line[at..limit].IndexOfAny(Marks) is >= 0 and var next; at += next + 1)
        {
            if (marks++ == MaxMarks)
            {
                return at + next;
            }
        }

        return limit;
    }

    // Fenced code (CommonMark 0.31, 4.5): its lines begin no piece.
    private void Follow(ReadOnlySpan<char> line)
    {
        var marks = line.TrimStart(' ');
        var length = marks.IsEmpty || marks[0] is not ('`' or '~') ? 0 : marks.IndexOfAnyExcept(marks[0]);
        length = length < 0 ? marks.Length : length;
        if (length < 3 || line.Length - marks.Length > 3)
        {
            return;
        }

        if (_fence.Length == 0)
        {
            _fence = marks[length..].Contains('`') ? "" : marks[..length].ToString();
        }
        else if (marks[0] == _fence[0] && length >= _fence.Length && marks[length..].IsWhiteSpace())
        {
            _fence = "";
        }
    }

    private void EndParagraph() => (_length, _marks, _lines, _bars, _widest, _delimiters) = (0, 0, 0, 0, 0, "");

    private void EndPiece()
    {
        EndParagraph();
        _pieces.Add(_piece.ToString());
        _piece.Clear();
        _marksOfPiece = 0;
        if (_fence.Length > 0)
        {
            _piece.Append(_fence).Append('\n');
        }
    }
}
