namespace Summarizer.Text.Reading.Pdf.Layout;

/// <summary>White between columns: a place that the gaps of many rows share.</summary>
internal sealed class Rivers
{
    private const double NarrowestGap = 5; // points
    private const int FewestRows = 5;
    private const double LeastShare = 0.2; // of the rows that have more than one piece

    private readonly int[] _rows; // for each point of the page's width, how many rows have a gap there
    private readonly int _least;

    private Rivers(int[] rows, int least)
    {
        _rows = rows;
        _least = least;
    }

    public static Rivers Of(List<List<LinePiece>> rows)
    {
        var counts = new int[2_000];
        var several = 0;
        foreach (var row in rows)
        {
            several += row.Count > 1 ? 1 : 0;
            for (var at = 1; at < row.Count; at++)
            {
                var (from, to) = (row[at - 1].Right, row[at].Left);
                if (to - from >= NarrowestGap)
                {
                    for (var x = Math.Max(0, (int)Math.Ceiling(from)); x < Math.Min(counts.Length, (int)to); x++)
                    {
                        counts[x]++;
                    }
                }
            }
        }

        return new(counts, Math.Max(FewestRows, (int)(several * LeastShare)));
    }

    /// <summary>Whether a river runs between two places.</summary>
    public bool Separate(double left, double right)
    {
        for (var x = Math.Max(0, (int)Math.Ceiling(left)); x < Math.Min(_rows.Length, (int)right); x++)
        {
            if (_rows[x] >= _least)
            {
                return true;
            }
        }

        return false;
    }
}
