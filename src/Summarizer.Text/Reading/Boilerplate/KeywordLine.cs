using Summarizer.Text.Articles;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Reading.Boilerplate;

/// <summary>The line of an author's keywords: "(Keywords: a, b)", "Tags: a; b", or a heading and its list.</summary>
internal static class KeywordLine
{
    private const int MaxLabel = 24;
    private const int MaxKeyword = 60;

    private static readonly HashSet<string> Labels = new(
        Language.Everywhere(Section.KeywordLabels),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The blocks without keyword lines; their keywords go to <paramref name="add"/>.</summary>
    public static List<RawBlock> Take(IReadOnlyList<RawBlock> blocks, Action<IEnumerable<string>> add)
    {
        var rest = new List<RawBlock>(blocks.Count);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Kind is BlockKind.Code or BlockKind.TableRow or BlockKind.Question or BlockKind.Answer)
            {
                rest.Add(blocks[i]);
            }
            else if (Parse(blocks[i].Text) is { } keywords)
            {
                add(keywords);
            }
            else if (
                i + 1 < blocks.Count
                && Labels.Contains(blocks[i].Text.TrimEnd(':', '：'))
                && Split(blocks[i + 1].Text) is { Length: > 1 } listed
            )
            {
                add(listed);
                i++;
            }
            else
            {
                rest.Add(blocks[i]);
            }
        }

        return rest;
    }

    /// <summary>The keywords of a keyword line; null if it is none.</summary>
    internal static string[]? Parse(string line)
    {
        var text = line.AsSpan().Trim("()[]*_ ");
        var colon = text[..Math.Min(MaxLabel, text.Length)].IndexOfAny(":：—–");
        if (colon < 0 || !Labels.Contains(text[..colon].Trim("*_ ").ToString()))
        {
            return null;
        }

        return Split(text[(colon + 1)..].Trim("*_ ").ToString());
    }

    // The strongest separator splits the list; null if its items are too long to be keywords.
    private static string[]? Split(string list)
    {
        list = list.TrimEnd('.', ' ');
        char[] separators = [.. ";,、，；|·•\n".Where(list.Contains).Take(1)];
        if (list.StartsWith('#') && separators.Length == 0)
        {
            separators = ['#'];
        }

        string[] items = separators.Length == 0 ? [list] : list.Split(separators);
        var parts = items.Select(p => p.TrimStart('#').Trim()).Where(p => p.Length > 0).ToArray();
        return parts.Length > 0 && parts.All(p => p.Length <= MaxKeyword) ? parts : null;
    }
}
