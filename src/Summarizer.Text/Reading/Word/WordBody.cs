using System.Globalization;
using System.Text;
using System.Xml;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Encodings;

namespace Summarizer.Text.Reading.Word;

/// <summary>Streams the main part of a document and adds its blocks to a draft. Works with any depth of nesting.</summary>
internal sealed class WordBody(ArticleDraft draft, WordStyles styles)
{
    // Not text of the document: deleted and moved text, field codes, the older twin of a newer construct.
    private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal)
    {
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "Fallback",
        "sectPr",
        "tblPr",
        "tblGrid",
        "trPr",
        "tcPr",
    };

    private const int MaxParagraph = 1 << 20; // characters; a longer one is several, and so is a row
    private readonly char[] _buffer = new char[4096];
    private readonly Stack<Paragraph> _paragraphs = new();
    private readonly List<List<string>> _cells = [];
    private int _rowLength;
    private int _tables;
    private bool _inParagraphProperties;
    private bool _runIsBold;

    public void Read(XmlReader xml)
    {
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element && Skipped.Contains(xml.LocalName))
            {
                xml.Skip();
                continue;
            }

            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    Start(xml);
                    break;
                case XmlNodeType.EndElement:
                    End(xml.LocalName);
                    break;
                case XmlNodeType.Text
                or XmlNodeType.SignificantWhitespace
                or XmlNodeType.CDATA when _paragraphs.TryPeek(out var paragraph) && paragraph.InText:
                    AddText(xml, paragraph);
                    break;
            }

            xml.Read();
        }
    }

    // By the buffer: a text of a hundred million characters is never one string.
    private void AddText(XmlReader xml, Paragraph paragraph)
    {
        int read;
        while ((read = xml.ReadValueChunk(_buffer, 0, _buffer.Length)) > 0)
        {
            if (paragraph.Length > MaxParagraph)
            {
                Add(paragraph);
                paragraph.Clear();
            }

            paragraph.Append(_buffer.AsSpan(0, read), _runIsBold);
        }
    }

    /// <summary>An attribute by its local name; empty if there is none.</summary>
    internal static string Attribute(XmlReader xml, string name)
    {
        var value = "";
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == name)
            {
                value = xml.Value;
            }
        }

        xml.MoveToElement();
        return value;
    }

    /// <summary>The outline level that an element names, from 1; 0 for body text.</summary>
    internal static int OutlineLevel(XmlReader xml) =>
        int.TryParse(Attribute(xml, "val"), NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level < 9
            ? level + 1
            : 0;

    private void Start(XmlReader xml)
    {
        var paragraph = _paragraphs.TryPeek(out var current) ? current : null;
        switch (xml.LocalName)
        {
            case "p" when !xml.IsEmptyElement:
                _paragraphs.Push(new());
                break;
            case "pPr":
                _inParagraphProperties = !xml.IsEmptyElement;
                break;
            case "r":
                _runIsBold = false;
                break;
            case "b" when !_inParagraphProperties:
                _runIsBold = Attribute(xml, "val") is not ("0" or "false" or "off");
                break;
            case "t" when paragraph is not null:
                paragraph.InText = !xml.IsEmptyElement;
                break;
            case "tab" when !_inParagraphProperties:
            case "br" or "cr":
                paragraph?.Append(" ", _runIsBold);
                break;
            case "noBreakHyphen":
                paragraph?.Append("-", _runIsBold);
                break;
            case "pStyle" when paragraph is not null:
                (paragraph.Style, paragraph.Level) = styles.Find(Attribute(xml, "val"));
                break;
            case "outlineLvl" when paragraph is { Level: 0 } && OutlineLevel(xml) is var level and > 0:
                (paragraph.Style, paragraph.Level) = (WordStyle.Heading, level);
                break;
            case "ilvl" when paragraph is not null:
                paragraph.ListLevel =
                    Attribute(xml, "val") is [var digit] && char.IsAsciiDigit(digit) ? digit - '0' + 1 : 1;
                break;
            case "numId" when paragraph is not null:
                paragraph.IsNumbered = Attribute(xml, "val") is not "0";
                break;
            case "tbl" when !xml.IsEmptyElement:
                _tables++;
                break;
            case "tc" when _tables == 1:
                _cells.Add([]);
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "p" when _paragraphs.TryPop(out var paragraph):
                Add(paragraph);
                break;
            case "pPr":
                _inParagraphProperties = false;
                break;
            case "t" when _paragraphs.TryPeek(out var paragraph):
                paragraph.InText = false;
                break;
            case "tr" when _tables == 1:
                AddRow();
                break;
            case "tbl":
                _tables--;
                break;
        }
    }

    private void Add(Paragraph paragraph)
    {
        var text = TextNormalizer.Collapse(paragraph.Text);
        if (text.Length == 0 || paragraph.Style is WordStyle.Contents)
        {
            return;
        }

        if (_tables > 0)
        {
            if (_cells.Count > 0)
            {
                _cells[^1].Add(text);
                _rowLength += text.Length;
            }

            if (_rowLength > MaxParagraph)
            {
                AddRow();
                _cells.Add([]);
            }

            return;
        }

        switch (paragraph.Style)
        {
            case WordStyle.Title when draft.Title is null:
                draft.Title = text;
                break;
            case WordStyle.Title or WordStyle.Heading:
                draft.Add(BlockKind.Heading, text, Math.Max(1, paragraph.Level));
                break;
            case WordStyle.Quote:
                draft.Add(BlockKind.Quote, text);
                break;
            case WordStyle.Caption:
                draft.Add(BlockKind.Caption, text);
                break;
            case WordStyle.Code:
                draft.Add(BlockKind.Code, paragraph.Text);
                break;
            case WordStyle.ListItem:
                draft.Add(BlockKind.ListItem, text, 1);
                break;
            case var _ when paragraph.IsNumbered:
                draft.Add(BlockKind.ListItem, text, Math.Max(1, paragraph.ListLevel));
                break;
            case var _ when paragraph.IsBold && HeadingForm.Fits(text):
                draft.Add(BlockKind.Heading, text, 6);
                break;
            default:
                draft.Add(BlockKind.Paragraph, text);
                break;
        }
    }

    // A row of one cell lays out the page; its paragraphs are the document's.
    private void AddRow()
    {
        if (_cells.Count == 1)
        {
            foreach (var text in _cells[0])
            {
                draft.Add(BlockKind.Paragraph, text);
            }
        }
        else
        {
            draft.Add(BlockKind.TableRow, string.Join(" | ", _cells.Select(c => string.Join(' ', c))));
        }

        _cells.Clear();
        _rowLength = 0;
    }

    private sealed class Paragraph
    {
        private readonly StringBuilder _text = new();
        private int _bold;

        public WordStyle Style { get; set; }
        public int Level { get; set; }
        public int ListLevel { get; set; }
        public bool IsNumbered { get; set; }
        public bool InText { get; set; }
        public string Text => _text.ToString();
        public bool IsBold => _bold == _text.Length;
        public int Length => _text.Length;

        public void Append(ReadOnlySpan<char> text, bool isBold)
        {
            _text.Append(text);
            _bold += isBold || text.IsWhiteSpace() ? text.Length : 0;
        }

        public void Clear()
        {
            _text.Clear();
            _bold = 0;
        }
    }
}
