using System.Text;
using System.Text.RegularExpressions;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Pdf.Layout;
using Summarizer.Text.Reading.Pdf.Structure;

namespace Summarizer.Text.Reading.Pdf;

/// <summary>Makes an article of the lines of a document.</summary>
internal static class PdfArticle
{
    private static readonly Regex FileName = new(
        @"\.(docx?|odt|rtf|pages|pdf|txt|md|html?|tex|dvi|ps|indd|qxd|pptx?|xlsx?)\s*$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    private static readonly Regex PrintJob = new("^Microsoft [^-]* - ", RegexOptions.NonBacktracking);

    public static void AddTo(ArticleDraft draft, IReadOnlyList<List<Line>> pages, string? declaredTitle)
    {
        var style = DocumentStyle.Of(pages);
        var hyphens = new Hyphens(pages.SelectMany(p => p));
        var blocks = pages.SelectMany(p => PageBlocks.Of(p, style)).SelectMany(RunInHeadings.Split).ToList();
        var parts = new PaperParts(blocks, style);
        parts.Classify();
        draft.Title = parts.TitleBlock is { } title
            ? string.Concat(Parts(title, hyphens).Select(p => p.Text))
            : DeclaredTitle(declaredTitle);
        foreach (var block in Continuations.Join(blocks).Where(b => !b.IsBoilerplate && b != parts.TitleBlock))
        {
            draft.Add(block.Kind, Parts(block, hyphens), block.Level);
        }
    }

    // Programs that print declare the name of the file, "Microsoft Word - Report.doc", or that it has none.
    private static string? DeclaredTitle(string? title) =>
        title is not null
        && !PrintJob.IsMatch(title)
        && !title.StartsWith("untitled", StringComparison.OrdinalIgnoreCase)
        && !FileName.IsMatch(title)
            ? title
            : null;

    // The text of each page that the block is on.
    private static IEnumerable<(string Text, int Page)> Parts(TextBlock block, Hyphens hyphens)
    {
        var text = new StringBuilder();
        var page = block.First.Page;
        foreach (var line in block.Lines)
        {
            if (line.Page != page)
            {
                yield return (text.ToString(), page);
                text.Clear();
                page = line.Page;
            }

            var skip = block.Kind is BlockKind.ListItem && line == block.First ? LineForms.MarkerLength(line.Text) : 0;
            hyphens.Append(text, line.Text[skip..]);
        }

        yield return (text.ToString(), page);
    }
}
