using System.Text;
using Markdig;
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
/// <param name="draft">Where the blocks go.</param>
/// <param name="pipeline">What parses the Markdown inside blocks of HTML.</param>
/// <param name="hasLeadIns">Whether several paragraphs open with a heading in bold letters.</param>
internal sealed class MarkdownBlocks(ArticleDraft draft, MarkdownPipeline pipeline, bool hasLeadIns)
{
    private const int DeepestHeading = 6;
    private readonly List<string> _row = []; // of a table in HTML
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
        else if (
            kind is BlockKind.Paragraph
            && Bold(paragraph) is { NextSibling: null }
            && text.Length > 0
            && HeadingForm.Fits(text)
        )
        {
            draft.Add(BlockKind.Heading, text, DeepestHeading);
        }
        else if (kind is BlockKind.Paragraph && Bold(paragraph) is { NextSibling: { } next } bold)
        {
            AddAfterBold(bold, next);
        }
        else
        {
            draft.Add(kind, text, level);
        }
    }

    // A paragraph that opens with bold words: perhaps its heading, in a line of its own or not.
    private void AddAfterBold(EmphasisInline bold, Inline next)
    {
        var heading = TextNormalizer.Collapse(TextOf(bold));
        var rest = new StringBuilder();
        for (Inline? inline = next; inline is not null; inline = inline.NextSibling)
        {
            rest.Append(TextOf(inline));
        }

        var text = TextNormalizer.Collapse(rest.ToString());
        if (LeadIn.IsHeading(heading, text, isOwnLine: next is LineBreakInline, isAmongOthers: hasLeadIns))
        {
            draft.Add(BlockKind.Heading, heading, DeepestHeading);
            draft.Add(BlockKind.Paragraph, text);
        }
        else
        {
            draft.Add(BlockKind.Paragraph, heading + rest);
        }
    }

    // Of raw HTML its block elements matter. What follows the summary of a disclosure is its answer.
    private void AddHtml(string html)
    {
        foreach (var (tag, text) in HtmlPieces.Of(html))
        {
            _inDetails &= tag != "/details";
            switch (tag)
            {
                case "summary":
                    draft.Add(BlockKind.Question, InlineText(text));
                    _inDetails = true;
                    break;
                case "pre":
                    draft.Add(BlockKind.Code, System.Net.WebUtility.HtmlDecode(text));
                    break;
                case ['h', >= '1' and <= '6'] when !_inDetails:
                    draft.Add(BlockKind.Heading, InlineText(text), tag[1] - '0');
                    break;
                case "td" or "th":
                    _row.Add(InlineText(text));
                    break;
                case "/td" or "/th" when string.IsNullOrWhiteSpace(text):
                    break;
                default:
                    AddRow();
                    AddMarkdownIn(text, tag);
                    break;
            }
        }

        AddRow();
    }

    private void AddRow()
    {
        if (_row.Exists(c => c.Length > 0))
        {
            draft.Add(BlockKind.TableRow, string.Join(" | ", _row));
        }

        _row.Clear();
    }

    private void AddMarkdownIn(string text, string tag)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        var kind = tag switch
        {
            "li" => BlockKind.ListItem,
            "blockquote" => BlockKind.Quote,
            "figcaption" or "caption" => BlockKind.Caption,
            _ => BlockKind.Paragraph,
        };
        foreach (var block in MarkdownIn(text))
        {
            Add(block, kind, kind is BlockKind.ListItem ? 1 : 0);
        }
    }

    private string InlineText(string text) =>
        TextNormalizer.Collapse(
            string.Join(' ', MarkdownIn(text).Descendants<LeafBlock>().Select(b => TextOf(b.Inline)))
        );

    // Indented as the HTML around it is, it would be code.
    private MarkdownDocument MarkdownIn(string text) =>
        Markdig.Markdown.Parse(string.Join('\n', text.Split('\n').Select(l => l.Trim())), pipeline);

    private static string CellText(TableCell cell) =>
        string.Join(' ', cell.OfType<LeafBlock>().Select(b => TextNormalizer.Collapse(TextOf(b.Inline))));

    private static bool IsOnePicture(ParagraphBlock paragraph) =>
        paragraph.Inline is { FirstChild: LinkInline { IsImage: true } image } && image == paragraph.Inline.LastChild;

    // The bold words that open a paragraph.
    private static EmphasisInline? Bold(ParagraphBlock paragraph) =>
        paragraph.Inline?.FirstChild is EmphasisInline { DelimiterCount: 2, DelimiterChar: '*' or '_' } bold
            ? bold
            : null;

    private static string TextOf(Inline? inline)
    {
        var text = new StringBuilder();
        foreach (var part in inline is ContainerInline container ? container.Descendants() : [inline!])
        {
            switch (part)
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
