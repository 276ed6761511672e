using System.Buffers;
using System.Text;

namespace Summarizer.Text.Reading.Markdown;

/// <summary>
/// Splits the HTML inside a Markdown text at its block elements. What stands between tags may be Markdown itself, as many
/// converters allow, so it is given as it is, entities included.
/// </summary>
internal static class HtmlPieces
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\n/>");

    private static readonly HashSet<string> Inline = new(
        "a abbr b bdi bdo cite code del dfn em font i img ins kbd label mark picture q s samp small source span strong sub sup time tt u var".Split(
            ' '
        ),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The texts in order, each with the tag of the block element before it, which may be an end: "/details".</summary>
    public static IEnumerable<(string Tag, string Text)> Of(string html)
    {
        var (tag, text) = ("", new StringBuilder());
        for (var at = 0; at < html.Length; )
        {
            if (NameAt(html, at) is not { Length: > 0 } name)
            {
                text.Append(html[at++]);
                continue;
            }

            var close = name switch
            {
                "!--" => "-->",
                "script" or "style" or "svg" => $"</{name}>",
                _ => ">",
            };
            var end = html.IndexOf(close, at, StringComparison.OrdinalIgnoreCase);
            end = end < 0 ? html.Length : end + close.Length;
            if (close == ">" && !Inline.Contains(name.TrimStart('/')))
            {
                yield return (tag, text.ToString());
                text.Clear();
                tag = name;
            }
            else
            {
                text.Append(name is "!--" or "img" ? " " : "");
            }

            at = end;
        }

        yield return (tag, text.ToString());
    }

    // The name of the tag there, in lower case; empty if there is none.
    private static string NameAt(string html, int at)
    {
        if (html[at] != '<' || at + 1 == html.Length)
        {
            return "";
        }

        var rest = html.AsSpan(at + 1);
        if (rest.StartsWith("!--", StringComparison.Ordinal))
        {
            return "!--";
        }

        var slash = rest[0] == '/' ? 1 : 0;
        var end = rest[slash..].IndexOfAny(NameEnds);
        end = end < 0 ? rest.Length : slash + end;
        return end > slash && (char.IsAsciiLetter(rest[slash]) || rest[slash] is '!' or '?')
            ? rest[..end].ToString().ToLowerInvariant()
            : "";
    }
}
