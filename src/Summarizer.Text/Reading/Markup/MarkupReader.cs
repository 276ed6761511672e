using System.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Encodings;
using Summarizer.Text.Reading.Formats;

namespace Summarizer.Text.Reading.Markup;

/// <summary>Reads the headings, paragraphs and lists of a markup by its syntax.</summary>
internal sealed class MarkupReader(MarkupSyntax syntax) : IFormatReader
{
    private const int MaxParagraph = 64 * 1024; // characters

    public ArticleFormat Format => syntax.Format;

    public Recognition Recognise(ArticleFile file) =>
        Format.DeclaredBy(file) is var declared && declared is not Recognition.None ? declared
        : syntax.Opens(Encoding.UTF8.GetString(file.Head)) ? Recognition.ByContent
        : Recognition.None;

    public ReadResult Read(ArticleFile file) => TextFile.Read(file, charset: null, ReadText);

    private ReadResult ReadText(string text)
    {
        var lines = syntax.Body(TextNormalizer.Normalize(text), out var title);
        var draft = new ArticleDraft { IsDocument = true, Title = title is null ? null : Plain(title) };
        var (kind, paragraph) = (BlockKind.Paragraph, new StringBuilder());
        for (var at = 0; at < lines.Length; )
        {
            var skipped = syntax.SkippedAt(lines, at);
            var heading = skipped > 0 ? null : syntax.HeadingAt(lines, at);
            var mark = skipped > 0 || heading is not null ? 0 : syntax.ItemMark(lines[at]);
            if (
                skipped > 0
                || heading is not null
                || mark > 0
                || string.IsNullOrWhiteSpace(lines[at])
                || paragraph.Length > MaxParagraph
            )
            {
                draft.Add(kind, Plain(paragraph.ToString()), kind is BlockKind.ListItem ? 1 : 0);
                paragraph.Clear();
                kind = mark > 0 ? BlockKind.ListItem : BlockKind.Paragraph;
            }

            if (heading is { Level: 0 } first && draft.Title is null && draft.Blocks.Count == 0)
            {
                draft.Title = Plain(first.Text);
            }
            else if (heading is not null)
            {
                draft.Add(BlockKind.Heading, Plain(heading.Value.Text), Math.Max(1, heading.Value.Level));
            }
            else if (skipped == 0)
            {
                paragraph.Append(lines[at].AsSpan(mark).Trim()).Append(' ');
            }

            at += Math.Max(1, skipped > 0 ? skipped : heading?.Lines ?? 1);
        }

        draft.Add(kind, Plain(paragraph.ToString()), kind is BlockKind.ListItem ? 1 : 0);
        return draft.Finish();
    }

    private string Plain(string marked) => syntax.Inline.Apply(marked);
}
