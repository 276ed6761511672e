using System.Text;

namespace Summarizer.Benchmarks.Hostile;

/// <summary>Files of one hostile shape, of any size: <paramref name="Make"/> takes the bytes wanted.</summary>
internal sealed record HostileFamily(string Name, string File, Func<int, byte[]> Make)
{
    /// <summary>One piece again and again.</summary>
    public static HostileFamily Repeat(string name, string file, string unit, string head = "", string tail = "") =>
        Each(name, file, _ => unit, head, tail);

    /// <summary>Numbered pieces.</summary>
    public static HostileFamily Each(
        string name,
        string file,
        Func<int, string> unit,
        string head = "",
        string tail = ""
    ) => new(name, file, bytes => Encoding.UTF8.GetBytes(Pieces(bytes, unit).Insert(0, head).Append(tail).ToString()));

    /// <summary>Half of the bytes opens, the other half closes.</summary>
    public static HostileFamily Nest(
        string name,
        string file,
        string open,
        string close,
        string head = "",
        string tail = ""
    ) =>
        new(
            name,
            file,
            bytes =>
            {
                var depth = bytes / (open.Length + close.Length);
                var text = new StringBuilder(head).Insert(head.Length, open, depth).Append("word");
                return Encoding.UTF8.GetBytes(text.Insert(text.Length, close, depth).Append(tail).ToString());
            }
        );

    /// <summary>So many bytes of numbered definitions, and as many of what uses them.</summary>
    public static HostileFamily Pair(
        string name,
        string file,
        Func<int, string> define,
        Func<int, string> use,
        string head = "",
        string between = "\n",
        string tail = ""
    ) =>
        new(
            name,
            file,
            bytes => Encoding.UTF8.GetBytes($"{head}{Pieces(bytes / 2, define)}{between}{Pieces(bytes / 2, use)}{tail}")
        );

    private static StringBuilder Pieces(int bytes, Func<int, string> unit)
    {
        var text = new StringBuilder(bytes + 1000);
        for (var i = 0; text.Length < bytes; i++)
        {
            text.Append(unit(i));
        }

        return text;
    }
}
