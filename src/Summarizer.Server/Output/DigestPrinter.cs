using Spectre.Console;
using Summarizer.Digests;
using Summarizer.Text.Digests;

namespace Summarizer.Server.Output;

/// <summary>Prints a digest as text: title, summary, keywords, FAQs.</summary>
internal static class DigestPrinter
{
    private const int WidestLine = 100; // longer lines are hard to read
    private const string Indent = "  ";

    /// <summary>Prints a digest, with its address if it is stored.</summary>
    public static void Print(TextWriter output, DigestResponse digest, Uri? address)
    {
        var width = Math.Min(WidestLine, AnsiConsole.Profile.Width);
        var title = digest.Title ?? digest.Name;
        Paragraph(title, "", "");
        output.WriteLine(new string('=', Math.Min(width, TerminalText.Width(title))));
        Paragraph(About(digest), "", "");
        if (address is not null)
        {
            output.WriteLine(address.AbsoluteUri);
        }

        Heading("Summary");
        foreach (var claim in digest.Summary?.Claims ?? [])
        {
            Paragraph($"{claim.Text} {Cited(claim.Citations, claim.Support)}", Indent, Indent);
        }

        if (SupportInWords.Of(digest) is { } support)
        {
            output.WriteLine();
            Paragraph(support, Indent, Indent);
        }

        if (digest.Keywords is { Count: > 0 } keywords)
        {
            Heading("Keywords");
            Paragraph(string.Join(", ", keywords.Select(k => k.Text)), Indent, Indent);
        }

        if (digest.Faqs is { Count: > 0 } faqs)
        {
            Heading("FAQs");
            foreach (var faq in faqs)
            {
                Paragraph(faq.Question, Indent + "Q ", Indent + Indent);
                Paragraph($"{faq.Answer} {Cited(faq.Citations, faq.Support)}", Indent + "A ", Indent + Indent);
            }
        }

        void Heading(string text)
        {
            output.WriteLine();
            output.WriteLine(text);
        }

        void Paragraph(string text, string first, string others)
        {
            foreach (var line in TerminalText.Wrap(text, width, first, others))
            {
                output.WriteLine(line);
            }
        }
    }

    private static string Cited(IReadOnlyList<int> citations, SupportLevel? support)
    {
        var ids = string.Join(", ", citations);
        return SupportInWords.Mark(support) is { } mark ? $"[{ids}: {mark}]" : $"[{ids}]";
    }

    private static string About(DigestResponse digest)
    {
        var fromArticle =
            (digest.Keywords?.Count(k => k.Origin is Origin.Article) ?? 0)
            + (digest.Faqs?.Count(f => f.Origin is Origin.Article) ?? 0);
        IEnumerable<string?> parts =
        [
            digest.Name,
            digest.Language,
            digest.Engine is { } engine ? engine.Model ?? $"{engine.Kind} engine" : null,
            digest.Coverage is { } c ? $"{c.SentencesRead} of {c.Sentences} sentences read" : null,
            digest.Grounding is { } g && g.Supported + g.Unverified > 0
                ? $"{g.Supported} of {g.Of} statements in the article's words"
                : null,
            fromArticle > 0 ? $"{fromArticle} keywords and FAQs from the article itself" : null,
        ];
        return string.Join(" | ", parts.OfType<string>());
    }
}
