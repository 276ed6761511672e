namespace Summarizer.Text.Reading.Markdown;

/// <summary>
/// The title, null if none, and the keywords and tags in the YAML block that opens a Markdown file. Only plain and
/// quoted scalars and lists, in brackets or one item a line, are read.
/// </summary>
internal sealed record FrontMatter(string? Title, IReadOnlyList<string> Keywords)
{
    /// <summary>Reads the lines between the fences, or with them.</summary>
    public static FrontMatter Parse(string yaml)
    {
        string? title = null;
        var keywords = new List<string>();
        var inKeywords = false;
        foreach (var line in yaml.Split('\n'))
        {
            var item = line.TrimStart();
            if (item.StartsWith("- ", StringComparison.Ordinal))
            {
                if (inKeywords)
                {
                    keywords.Add(Scalar(item[2..]));
                }

                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || char.IsWhiteSpace(line[0]))
            {
                continue;
            }

            var (name, value) = (line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
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
        return value.Length > 1 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[1..^1] : value;
    }
}
