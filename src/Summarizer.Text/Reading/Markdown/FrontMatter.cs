using System.Net;

namespace Summarizer.Text.Reading.Markdown;

/// <summary>
/// The title, null if none, and the keywords and tags in the block of YAML or TOML that opens a Markdown file. Only plain
/// and quoted scalars and lists, in brackets or one item a line, are read.
/// </summary>
internal sealed record FrontMatter(string? Title, IReadOnlyList<string> Keywords)
{
    private const string TomlFence = "+++";

    /// <summary>Takes a block of TOML off the beginning of a text; null if there is none.</summary>
    public static FrontMatter? TakeToml(ref string text)
    {
        const string end = $"\n{TomlFence}";
        if (
            !text.StartsWith($"{TomlFence}\n", StringComparison.Ordinal)
            || text.IndexOf(end, TomlFence.Length, StringComparison.Ordinal) is not (> 0 and var last)
        )
        {
            return null;
        }

        var matter = Parse(text[..last], separator: '=');
        text = text[(last + end.Length)..];
        return matter;
    }

    /// <summary>Reads the lines between the fences, or with them.</summary>
    public static FrontMatter Parse(string matter, char separator = ':')
    {
        string? title = null;
        var keywords = new List<string>();
        var inKeywords = false;
        foreach (var line in matter.Split('\n'))
        {
            var item = line.Trim();
            if (item.StartsWith("- ", StringComparison.Ordinal) || (inKeywords && item is ['"' or '\'', ..]))
            {
                if (inKeywords)
                {
                    keywords.Add(Scalar(item.TrimStart('-').TrimEnd(',')));
                }

                continue;
            }

            var at = line.IndexOf(separator, StringComparison.Ordinal);
            if (at <= 0 || char.IsWhiteSpace(line[0]))
            {
                continue;
            }

            var (name, value) = (line[..at].Trim().ToLowerInvariant(), line[(at + 1)..].Trim());
            inKeywords = name is "keywords" or "tags";
            if (inKeywords)
            {
                keywords.AddRange(value.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries).Select(Scalar));
            }
            else if (name == "title" && Scalar(value) is { Length: > 0 } scalar)
            {
                title = scalar;
            }
        }

        return new(title, [.. keywords.Where(k => k.Length > 0)]);
    }

    private static string Scalar(string value)
    {
        value = value.Trim();
        value = value.Length > 1 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[1..^1] : value;
        return WebUtility.HtmlDecode(value);
    }
}
