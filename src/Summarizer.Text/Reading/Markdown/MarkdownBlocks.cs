using System.Text;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Encodings;

namespace Summarizer.Text.Reading.Markdown;

/// <summary>Walks a Markdown document and adds its blocks to a draft. Markdig bounds how deep a document nests.</summary>
internal sealed class MarkdownBlocks(ArticleDraft draft)
{
    private const int DeepestHeading = 6;
    private bool _inDetails;

    public void Add(MarkdownDocument document)
    {
        foreach (var block in document)
        {
            Add(block, BlockKind.Paragraph, 0);
        }
    }

    private void Add(Markdig.Syntax.Block block, BlockKind kind, int level)
    {
        switch (block)
        {
            case YamlFrontMatterBlock matter:
                var metadata = FrontMatter.Parse(matter.Lines.ToString());
                draft.Title = metadata.Title;
                draft.AddKeywords(metadata.Keywords);
                break;
            case HeadingBlock heading:
                draft.Add(BlockKind.Heading, TextOf(heading.Inline), heading.Level);
                break;
            case CodeBlock code:
                draft.Add(BlockKind.Code, code.Lines.ToString());
                break;
            case ParagraphBlock paragraph:
                AddParagraph(paragraph, kind, level);
                break;
            case HtmlBlock html:
                AddHtml(html.Lines.ToString());
                break;
            case Table table:
                foreach (var row in table.OfType<TableRow>())
                {
                    var cells = row.OfType<TableCell>().Select(CellText).ToArray();
                    if (Array.Exists(cells, c => c.Length > 0))
                    {
                        draft.Add(BlockKind.TableRow, string.Join(" | ", cells));
                    }
                }

                break;
            case LinkReferenceDefinitionGroup or FootnoteGroup:
                break;
            case QuoteBlock quote:
                AddAll(quote, BlockKind.Quote, level);
                break;
            case ListBlock list:
                AddAll(list, BlockKind.ListItem, level + 1);
                break;
            case DefinitionTerm term:
                draft.Add(BlockKind.Heading, TextOf(term.Inline), DeepestHeading);
                break;
            case ContainerBlock container:
                AddAll(container, kind, level);
                break;
        }
    }

    private void AddAll(ContainerBlock container, BlockKind kind, int level)
    {
        foreach (var block in container)
        {
            Add(block, kind, level);
        }
    }

    private void AddParagraph(ParagraphBlock paragraph, BlockKind kind, int level)
    {
        var text = TextOf(paragraph.Inline);
        if (_inDetails)
        {
            draft.Add(BlockKind.Answer, text);
        }
        else if (kind is BlockKind.Paragraph && IsOnePicture(paragraph))
        {
            draft.Add(BlockKind.Caption, text);
        }
        else if (kind is BlockKind.Paragraph && IsAllBold(paragraph) && text.Length > 0 && HeadingForm.Fits(text))
        {
            draft.Add(BlockKind.Heading, text, DeepestHeading);
        }
        else
        {
            draft.Add(kind, text, level);
        }
    }

    // Of raw HTML only a disclosure matters: its summary is a question, what follows its answer.
    private void AddHtml(string html)
    {
        const string open = "<summary>";
        const string close = "</summary>";
        var start = html.IndexOf(open, StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : html.IndexOf(close, start, StringComparison.OrdinalIgnoreCase);
        if (end > start)
        {
            draft.Add(BlockKind.Question, WithoutTags(html[(start + open.Length)..end]));
            draft.Add(BlockKind.Answer, WithoutTags(html[(end + close.Length)..]));
            _inDetails = true;
        }
        else if (!html.StartsWith("<!--", StringComparison.Ordinal))
        {
            draft.Add(_inDetails ? BlockKind.Answer : BlockKind.Paragraph, WithoutTags(html));
        }

        _inDetails &= !html.Contains("</details>", StringComparison.OrdinalIgnoreCase);
    }

    private static string WithoutTags(string html)
    {
        var text = new StringBuilder(html.Length);
        var inTag = false;
        foreach (var c in html)
        {
            if (c is '<' or '>')
            {
                inTag = c == '<';
                text.Append(' ');
            }
            else if (!inTag)
            {
                text.Append(c);
            }
        }

        return System.Net.WebUtility.HtmlDecode(text.ToString());
    }

    private static string CellText(TableCell cell) =>
        string.Join(' ', cell.OfType<LeafBlock>().Select(b => TextNormalizer.Collapse(TextOf(b.Inline))));

    private static bool IsOnePicture(ParagraphBlock paragraph) =>
        paragraph.Inline is { FirstChild: LinkInline { IsImage: true } image } && image == paragraph.Inline.LastChild;

    private static bool IsAllBold(ParagraphBlock paragraph) =>
        paragraph.Inline is { FirstChild: EmphasisInline { DelimiterCount: 2 } bold }
        && bold == paragraph.Inline.LastChild;

    private static string TextOf(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal when !IsInPicture(literal) || IsAlone(literal):
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
            }
        }

        return text.ToString();
    }

    // A picture's words inside a paragraph are no part of its sentence.
    private static bool IsInPicture(Inline inline) => inline.Parent is LinkInline { IsImage: true };

    private static bool IsAlone(Inline inline) =>
        inline.Parent is { PreviousSibling: null, NextSibling: null, Parent.Parent: null };
}
