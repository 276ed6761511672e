using System.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Encodings;

namespace Summarizer.Text.Reading.Html.Pages;

/// <summary>Flattens a page into its runs of text, in reading order, and notes on each element which runs are inside.</summary>
internal sealed class PageRuns
{
    private const int MaxCell = 200; // characters: a table with longer cells lays out a page, it holds no data
    private const int MaxSummary = 1_000; // characters: a longer one is text, and may hold further ones
    private const int MaxMark = 40; // characters of a reference mark
    private const int MostChildren = 3; // of an element that holds a question and little else
    private const int DeepestHeading = 6;
    private const int LeastSpaces = 12; // of a heading that is a sentence

    private readonly Func<PageNode, bool> _skips;
    private readonly List<PageRun> _runs = [];
    private readonly HashSet<string> _answers = new(StringComparer.Ordinal); // ids of panels that questions unfold
    private readonly StringBuilder _text = new();
    private string? _only; // the run's text while it is one piece: most are, and need no copy
    private int _length;
    private RunLinks _links;
    private LinkTarget _link; // of the text before
    private int _boldLength;
    private int _lineBreaks;
    private int _lists;
    private int _quotes;
    private bool _asked; // whether the term of a list before asks
    private BlockKind? _inside; // of a disclosure, a caption or a heading

    private int _level;

    private PageRuns(Func<PageNode, bool> skips) => _skips = skips;

    /// <summary>The runs of a page or a part of it, without the elements to skip.</summary>
    public static List<PageRun> Of(PageNode root, Func<PageNode, bool> skips)
    {
        Forget(root);
        var runs = new PageRuns(skips);
        runs.Walk(root);
        return runs._runs;
    }

    // What was noted at an earlier time, where nothing is visited now.
    private static void Forget(PageNode node)
    {
        node.FirstRun = node.EndRun = 0;
        foreach (var child in node.Children)
        {
            Forget(child);
        }
    }

    // Trees are at most PageTree.MaxDepth deep, so these may recurse.
    private void Walk(PageNode node)
    {
        node.FirstRun = _runs.Count;
        if (node.Tag == "pre")
        {
            Append(node.InnerText(), LinkTarget.None, isBold: false);
            Flush(node, BlockKind.Code);
            node.EndRun = _runs.Count;
            return;
        }

        if (node.Tag == "tr" && IsDataRow(node))
        {
            AddRow(node);
            node.EndRun = _runs.Count;
            return;
        }

        var (before, level) = (_inside, _level);
        var (lists, quotes) = (node.Tag is "ul" or "ol" ? 1 : 0, node.Tag is "blockquote" ? 1 : 0);
        _lists += lists;
        _quotes += quotes;
        Enter(node);
        foreach (var child in node.Children)
        {
            if (child.IsInline)
            {
                AddInline(child, node, isBold: false);
            }
            else if (!_skips(child))
            {
                Flush(node);
                Walk(child);
            }
        }

        Flush(node);
        _lists -= lists;
        _quotes -= quotes;
        (_inside, _level) = (node.Tag == "summary" && _inside is BlockKind.Question ? BlockKind.Answer : before, level);
        node.EndRun = _runs.Count;
    }

    private void Enter(PageNode node)
    {
        if (node.Tag == "summary")
        {
            _inside = AsksFor(node) ? BlockKind.Question : BlockKind.Heading;
        }
        else if (node.Tag == "dt")
        {
            _asked = AsksFor(node);
            _inside = _asked ? BlockKind.Question : null;
        }
        else if (node.Tag == "dd")
        {
            _inside = _asked ? BlockKind.Answer : null;
        }
        else if (IsQuestionName(node) || AsksForPanel(node))
        {
            _inside = BlockKind.Question;
        }
        else if (node["id"] is { Length: > 0 } id && _answers.Contains(id))
        {
            _inside = BlockKind.Answer;
        }
        else if (IsItem(node, "/Answer", height: 1))
        {
            _inside = BlockKind.Answer;
        }
        else if (node.Tag == "details")
        {
            _inside = null;
        }
        else if (
            node.Tag is "figcaption" or "caption"
            || (node.Tag is "div" or "p" or "h2" or "h3" or "h4" && PageHints.Names(node).Contains("caption"))
        )
        {
            _inside = BlockKind.Caption;
        }
        else if (node.Tag.Length == 2 && node.Tag[0] == 'h' && node.Tag[1] is >= '1' and <= '6')
        {
            _inside ??= BlockKind.Heading;
            _level = node.Tag[1] - '0';
        }
        else if (PageHints.IsControl(node))
        {
            _inside ??= BlockKind.Heading;
        }
    }

    // <h3 itemprop="name">, or <h3><span itemprop="name">, of a schema.org question.
    private static bool IsQuestionName(PageNode node) =>
        (
            node["itemprop"] == "name"
            || (node.Children.Count <= MostChildren && node.Children.Any(c => c.IsInline && c["itemprop"] == "name"))
        ) && IsItem(node.Parent, "/Question", height: 3);

    // Whether an element, or one a little above it, is a schema.org item of a type.
    private static bool IsItem(PageNode? node, string type, int height)
    {
        for (; node is not null && height > 0; node = node.Parent, height--)
        {
            if (node["itemtype"].EndsWith(type, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // A question that unfolds the panel with its answer, by its own attributes or those of a link or button in it.
    private bool AsksForPanel(PageNode node)
    {
        var panel = PageHints.PanelOf(node);
        for (var i = 0; panel.Length == 0 && i < Math.Min(node.Children.Count, MostChildren); i++)
        {
            panel = PageHints.PanelOf(node.Children[i]);
        }

        if (panel.Length == 0 || !AsksFor(node))
        {
            return false;
        }

        _answers.Add(panel);
        return true;
    }

    private static bool AsksFor(PageNode summary)
    {
        if (!summary.IsShort(MaxSummary))
        {
            return false;
        }

        var text = summary.InnerText().AsSpan().TrimEnd();
        return !text.IsEmpty && HeadingForm.IsQuestion(text.ToString());
    }

    private void AddInline(PageNode node, PageNode block, bool isBold)
    {
        if (node.Tag == PageNode.TextTag)
        {
            Append(node.Text, node.Link, isBold);
        }
        else if (node.Tag == "br")
        {
            // Two of them are a paragraph's end; one ends a heading in bold letters.
            if (++_lineBreaks == 2 || _length > 0 && _boldLength == _length && KindOf(TextSoFar) is BlockKind.Heading)
            {
                Flush(block);
            }
            else
            {
                Collect("\n");
            }
        }
        else if (!_skips(node) && !IsReferenceMark(node))
        {
            isBold |= node.Tag is "b" or "strong";
            node.FirstRun = _runs.Count;
            foreach (var child in node.Children)
            {
                AddInline(child, block, isBold);
            }

            node.EndRun = _runs.Count;
        }
    }

    // A raised "[1]" or "[citation needed]", or a number that leads to a note on the page.
    private static bool IsReferenceMark(PageNode node)
    {
        if (node.Tag != "sup" || !node.IsShort(MaxMark))
        {
            return false;
        }

        var mark = node.InnerText().AsSpan().Trim();
        return mark is ['[', .., ']']
            || !mark.IsEmpty
                && !mark.ContainsAnyExceptInRange('0', '9')
                && node.Descendants().Any(d => d.Link is LinkTarget.Here);
    }

    private void Append(string text, LinkTarget link, bool isBold)
    {
        var length = 0;
        foreach (var c in text)
        {
            length += char.IsWhiteSpace(c) ? 0 : 1;
        }

        if (_length + length == 0)
        {
            return; // the white space before a run
        }

        Collect(text);
        AddLink(link, length);
        _length += length;
        _boldLength += isBold ? length : 0;
        _lineBreaks = length > 0 ? 0 : _lineBreaks;
    }

    private void AddLink(LinkTarget link, int length)
    {
        if (length == 0)
        {
            return;
        }

        if (link is not LinkTarget.None)
        {
            _links = new(
                _links.Count + (_link is LinkTarget.None ? 1 : 0),
                _links.Length + length,
                _links.LengthElsewhere + (link is LinkTarget.Elsewhere ? length : 0),
                _links.AtStart || _length == 0
            );
        }

        _link = link;
    }

    private void Collect(string piece)
    {
        if (_only is null && _text.Length == 0)
        {
            _only = piece;
            return;
        }

        _text.Append(_only).Append(piece);
        _only = null;
    }

    private string TextSoFar => _only ?? _text.ToString();

    private void Flush(PageNode block, BlockKind? kind = null)
    {
        if (_length > 0)
        {
            var text = TextSoFar;
            var what = kind ?? KindOf(text);
            var level = what switch
            {
                BlockKind.Heading => _level > 0 ? _level : DeepestHeading,
                BlockKind.ListItem => _lists,
                _ => 0,
            };
            _runs.Add(new(block, what, level, text, _length, _links));
        }

        _only = null;
        _text.Clear();
        _length = _boldLength = _lineBreaks = 0;
        _links = default;
        _link = LinkTarget.None;
    }

    private BlockKind KindOf(string text)
    {
        if (_inside is { } inside)
        {
            return inside is BlockKind.Heading && IsSentence(text) ? BlockKind.Paragraph : inside;
        }

        if (_quotes > 0)
        {
            return BlockKind.Quote;
        }

        if (_lists > 0)
        {
            return BlockKind.ListItem;
        }

        // A paragraph all in bold letters that reads like a heading is one.
        return _boldLength == _length && HeadingForm.Fits(TextNormalizer.Collapse(text))
            ? BlockKind.Heading
            : BlockKind.Paragraph;
    }

    // A lead set as a heading.
    private static bool IsSentence(string text) =>
        text.AsSpan().TrimEnd() is [.., '.' or '。' or '…'] && text.AsSpan().Count(' ') >= LeastSpaces;

    private static bool IsDataRow(PageNode row)
    {
        var cells = row.Children.Where(c => c.Tag is "td" or "th").ToArray();
        return cells.Length > 1
            && Array.TrueForAll(
                cells,
                c => c.IsShort(MaxCell) && !c.Descendants().Any(d => d.Tag is "table" or "h1" or "h2" or "h3")
            );
    }

    private void AddRow(PageNode row)
    {
        var cells = new List<string>();
        foreach (var cell in row.Children.Where(c => c.Tag is "td" or "th"))
        {
            foreach (var piece in cell.Descendants().Where(d => d.Tag == PageNode.TextTag))
            {
                Append(piece.Text, piece.Link, isBold: false);
            }

            cells.Add(TextNormalizer.Collapse(TextNormalizer.Normalize(cell.InnerText())));
        }

        _only = null;
        _text.Clear().AppendJoin(" | ", cells);
        Flush(row, BlockKind.TableRow);
    }
}
