using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Summarizer.Text.Reading.Pdf;

/// <summary>
/// Gives a file that lost its end a new table of its objects. The package finds objects without a table itself, but not
/// those in compressed streams, which nearly all programs write today.
/// </summary>
internal static class PdfRepair
{
    private const int MaxObjects = 200_000; // a file of 1,000 pages has 20,000
    private const int MaxInflated = 32 * 1024 * 1024; // bytes of all streams of objects; text has a few
    private const int LongestDictionary = 1_000; // bytes of that of a stream of objects

    /// <summary>The file with a table; null if not even its root is there.</summary>
    public static byte[]? WithTable(ReadOnlySpan<byte> file)
    {
        if (file.IndexOf("/Encrypt"u8) >= 0)
        {
            return null; // what is compressed is encrypted too
        }

        using var repaired = new MemoryStream(file.Length + (file.Length / 4));
        repaired.Write(file);
        repaired.WriteByte((byte)'\n');
        var places = Objects(file);
        foreach (var place in places.Values.Order().ToList())
        {
            if (repaired.Length - file.Length < MaxInflated && places.Count < MaxObjects)
            {
                Unpack(file[place..], repaired, places);
            }
        }

        var whole = repaired.GetBuffer().AsSpan(0, (int)repaired.Length);
        return Root(whole, places) is { } root ? Finished(repaired, places, root) : null;
    }

    // "12 0 obj": the last of a number counts.
    private static Dictionary<int, int> Objects(ReadOnlySpan<byte> file)
    {
        var places = new Dictionary<int, int>();
        for (
            var at = 0;
            places.Count < MaxObjects && file[at..].IndexOf(" obj"u8) is >= 0 and var next;
            at += " obj".Length
        )
        {
            at += next;
            var generation = DigitsBefore(file, at);
            var blank = at - generation - 1;
            var number = generation > 0 && blank > 0 && file[blank] == ' ' ? DigitsBefore(file, blank) : 0;
            if (number > 0 && Utf8Parser.TryParse(file.Slice(blank - number, number), out int name, out _))
            {
                places[name] = blank - number;
            }
        }

        return places;
    }

    private static int DigitsBefore(ReadOnlySpan<byte> file, int end)
    {
        var count = 0;
        while (count < end && count < 10 && file[end - count - 1] is >= (byte)'0' and <= (byte)'9')
        {
            count++;
        }

        return count;
    }

    // Writes the objects of a compressed stream as objects of their own.
    private static void Unpack(ReadOnlySpan<byte> item, MemoryStream repaired, Dictionary<int, int> places)
    {
        var head = item[..Math.Min(item.Length, LongestDictionary)];
        var stream = head.IndexOf("stream"u8);
        if (
            stream < 0
            || head[..stream].IndexOf("/ObjStm"u8) < 0
            || Number(head[..stream], "/N"u8) is not { } count
            || Number(head[..stream], "/First"u8) is not { } first
        )
        {
            return;
        }

        var data = item[(stream + "stream".Length)..].TrimStart("\r\n"u8);
        var end = data.IndexOf("endstream"u8);
        var inflated = Inflated(end < 0 ? data : data[..end]).AsSpan();
        if (first <= 0 || first > inflated.Length)
        {
            return;
        }

        var table = Encoding
            .ASCII.GetString(inflated[..first])
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var pairs = Math.Min(count, table.Length / 2);
        for (var at = 0; at < pairs; at++)
        {
            if (
                int.TryParse(table[2 * at], CultureInfo.InvariantCulture, out var number)
                && int.TryParse(table[(2 * at) + 1], CultureInfo.InvariantCulture, out var start)
                && start >= 0
                && first + (long)start < inflated.Length
            )
            {
                var next =
                    at + 1 < pairs && int.TryParse(table[(2 * at) + 3], CultureInfo.InvariantCulture, out var n)
                        ? n
                        : int.MaxValue;
                var stop = (int)Math.Clamp(first + (long)next, first + start, inflated.Length);
                places[number] = (int)repaired.Length;
                repaired.Write(
                    Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"))
                );
                repaired.Write(inflated[(first + start)..stop]);
                repaired.Write("\nendobj\n"u8);
            }
        }
    }

    private static int? Number(ReadOnlySpan<byte> dictionary, ReadOnlySpan<byte> key)
    {
        for (var at = 0; dictionary[at..].IndexOf(key) is >= 0 and var next; )
        {
            at += next + key.Length;
            if (Utf8Parser.TryParse(dictionary[at..].TrimStart((byte)' '), out int number, out _))
            {
                return number;
            }
        }

        return null;
    }

    // As far as it goes: the last stream may be cut off.
    private static byte[] Inflated(ReadOnlySpan<byte> data)
    {
        using var inflated = new MemoryStream();
        using var zlib = new ZLibStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
        var buffer = new byte[1 << 14];
        try
        {
            for (var read = zlib.Read(buffer); read > 0 && inflated.Length < MaxInflated; read = zlib.Read(buffer))
            {
                inflated.Write(buffer.AsSpan(0, read));
            }
        }
        catch (InvalidDataException)
        {
            // What was read until there is what there is.
        }

        return inflated.ToArray();
    }

    private static int? Root(ReadOnlySpan<byte> file, Dictionary<int, int> places)
    {
        var catalog = file.LastIndexOf("/Catalog"u8);
        var above = places.Where(p => p.Value < catalog).DefaultIfEmpty().MaxBy(p => p.Value);
        return above.Key > 0 ? above.Key : null;
    }

    private static byte[] Finished(MemoryStream repaired, Dictionary<int, int> places, int root)
    {
        var start = repaired.Length;
        var table = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, place) in places.OrderBy(p => p.Key))
        {
            table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{place:0000000000} 00000 n \n");
        }

        table.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {places.Keys.Max() + 1} /Root {root} 0 R >>\nstartxref\n{start}\n%%EOF\n"
        );
        repaired.Write(Encoding.ASCII.GetBytes(table.ToString()));
        return repaired.ToArray();
    }
}
