using System.Collections.Concurrent;
using System.Text;

namespace Summarizer.Text.Reading.Encodings;

/// <summary>
/// Finds encodings by the names they go by on the web, whose labels mean more than they say (WHATWG Encoding Standard, 4.2:
/// "iso-8859-1" is Windows-1252, "gb2312" is GB18030). All throw on bytes that mean nothing.
/// </summary>
internal static class Charsets
{
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = "utf-8",
        ["unicode"] = "utf-16",
        ["ascii"] = "windows-1252",
        ["us-ascii"] = "windows-1252",
        ["iso-8859-1"] = "windows-1252",
        ["iso8859-1"] = "windows-1252",
        ["iso_8859-1"] = "windows-1252",
        ["latin1"] = "windows-1252",
        ["latin-1"] = "windows-1252",
        ["cp1252"] = "windows-1252",
        ["cp1251"] = "windows-1251",
        ["cp1250"] = "windows-1250",
        ["iso-8859-9"] = "windows-1254",
        ["latin2"] = "iso-8859-2",
        ["gb2312"] = "gb18030",
        ["gbk"] = "gb18030",
        ["gb_2312-80"] = "gb18030",
        ["sjis"] = "shift_jis",
        ["shift-jis"] = "shift_jis",
        ["x-sjis"] = "shift_jis",
        ["windows-31j"] = "shift_jis",
        ["big5-hkscs"] = "big5",
        ["euc-kr"] = "ks_c_5601-1987",
        ["windows-949"] = "ks_c_5601-1987",
        ["tis-620"] = "windows-874",
    };

    private static readonly ConcurrentDictionary<string, Encoding?> Found = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The encoding of a name; null if there is none, or one that no text should use (UTF-7).</summary>
    public static Encoding? Find(string name)
    {
        name = name.Trim();
        name = Aliases.GetValueOrDefault(name, name);
        return name.Length > 40 ? null
            : Found.TryGetValue(name, out var encoding) ? encoding
            : Found.Count > 200 ? Create(name) // names come from outside
            : Found.GetOrAdd(name, Create);
    }

    private static Encoding? Create(string name)
    {
        if (name.Equals("utf-7", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(
                    name,
                    EncoderFallback.ExceptionFallback,
                    DecoderFallback.ExceptionFallback
                ) ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
