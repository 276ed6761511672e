using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Summarizer.Text.Articles;

namespace Summarizer.Engines.Prompts;

/// <summary>Writes an article as data: each line starts with our number, and the fence is a hash no article can hold.</summary>
internal sealed class ArticleFence
{
    // 32 bits: an article that holds the hash of itself takes about four billion tries, and gains nothing.
    private const int FenceBytes = 4;

    private readonly ArticleText _article;
    private readonly string _fence;

    public ArticleFence(ArticleText article)
    {
        _article = article;
        ArticleHash = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(article.Title + "\n" + article.Text))
        );
        _fence = ArticleHash[..(2 * FenceBytes)];
    }

    /// <summary>A hash of the article, for the names of what is kept about it.</summary>
    public string ArticleHash { get; }

    /// <summary>Puts lines appended by this class after the article's title, between two fences.</summary>
    public string Enclose(StringBuilder lines)
    {
        var text = new StringBuilder(lines.Length + 200).Append("<<<").Append(_fence).Append("\nTitle: ");
        AppendFlat(text, _article.Title);
        return text.Append('\n').Append(lines).Append(_fence).Append(">>>").ToString();
    }

    /// <summary>Appends one numbered line. Line breaks within a sentence become spaces: only our lines start with a number.</summary>
    public static void AppendLine(StringBuilder lines, int id, ReadOnlySpan<char> text)
    {
        lines.Append(CultureInfo.InvariantCulture, $"{id}: ");
        AppendFlat(lines, text);
        lines.Append('\n');
    }

    /// <summary>Appends one note, after the numbers of its sentences.</summary>
    public static void AppendLine(StringBuilder lines, IReadOnlyList<int> ids, ReadOnlySpan<char> text)
    {
        lines.AppendJoin(',', ids).Append(": ");
        AppendFlat(lines, text);
        lines.Append('\n');
    }

    private static void AppendFlat(StringBuilder to, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            to.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        }
    }
}
