using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Summarizer.Text.Articles;

namespace Summarizer.Engines.Prompts;

/// <summary>
/// Writes lines of an article as data that cannot pass for anything else: every line is ours and starts with a number,
/// and the fence around the lines is a hash of the article, which no article can hold.
/// </summary>
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

    /// <summary>Puts numbered lines of the article after its title, between two fences.</summary>
    /// <param name="lines">Lines appended by this class.</param>
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
