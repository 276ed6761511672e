using System.Text;
using Summarizer.Articles;

namespace Summarizer.Digests;

/// <summary>A digest as Markdown (CommonMark) or plain text. Markdown escapes all markup in the article's text.</summary>
internal static class DigestMarkdown
{
    private const string Meaningful = "\\`*_{}[]<>()#+-.!|~&$^=:";

    public static string Markdown(DigestResponse article) =>
        Write(article, "# ", "## ", "**", "- ", Escape, url => $"<{url}>");

    public static string PlainText(DigestResponse article) => Write(article, "", "", "", "- ", OneLine, url => url);

    private static string Write(
        DigestResponse article,
        string title,
        string heading,
        string strong,
        string bullet,
        Func<string, string> text,
        Func<string, string> link
    )
    {
        var written = new StringBuilder();
        void Paragraph(string line) => written.Append(line).Append("\n\n");
        Paragraph(title + text(article.Title ?? article.Name));
        if (article.Status is not ArticleStatus.Ready)
        {
            var state = article.Status.ToString().ToLowerInvariant();
            Paragraph(text(article.Reason is { } reason ? $"{state}: {reason}" : state));
        }

        if (article.Source is { Url: var address })
        {
            Paragraph($"Source: {link(address)}");
        }

        if (article.Tags is { Count: > 0 } tags)
        {
            Paragraph($"Tags: {text(string.Join(", ", tags))}");
        }

        if (article.Summary is { } summary)
        {
            foreach (var claim in summary.Claims)
            {
                Paragraph(text(claim.Text));
            }
        }

        if (SupportInWords.Of(article) is { } support)
        {
            Paragraph(support);
        }

        if (article.Keywords is { Count: > 0 } keywords)
        {
            Paragraph(heading + "Keywords");
            Paragraph(string.Join('\n', keywords.Select(k => bullet + text(k.Text))));
        }

        if (article.Faqs is { Count: > 0 } faqs)
        {
            Paragraph(heading + "Questions");
            foreach (var faq in faqs)
            {
                Paragraph(strong + text(faq.Question) + strong);
                Paragraph(text(faq.Answer));
            }
        }

        return written.ToString(0, written.Length - 1);
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in OneLine(text))
        {
            if (Meaningful.Contains(c))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[])['\r', '\n', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries));
}
