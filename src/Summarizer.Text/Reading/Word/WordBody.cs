using System.Globalization;
using System.Text;
using System.Xml;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Encodings;

namespace Summarizer.Text.Reading.Word;

/// <summary>Streams the main part of a document and adds its blocks to a draft. Works with any depth of nesting.</summary>
/// <param name="draft">Where the blocks go.</param>
/// <param name="styles">The styles that paragraphs name.</param>
/// <param name="chunkOf">The blocks of a page or text that the document holds as a whole (altChunk), by its relation.</param>
internal sealed class WordBody(ArticleDraft draft, WordStyles styles, Func<string, IEnumerable<RawBlock>> chunkOf)
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
    private const int MaxCell = 200; // characters: a table with longer cells lays out the page, it holds no data
    private readonly char[] _buffer = new char[4096];
    private readonly Stack<Paragraph> _paragraphs = new();
    private readonly WordBlocks _blocks = new(draft);
    private readonly List<List<RawBlock>> _cells = [];
    private int _rowLength;
    private int _tables;
    private bool _inParagraphProperties;
    private bool _runIsBold;
    private bool _runIsHidden;
    private bool _runIsRaised;
    private string _dropCap = ""; // a paragraph's first letter, which stands in a frame of its own

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

        _blocks.Finish();
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

            if (!_runIsHidden)
            {
                // 10 with a raised 6 is no 106.
                var isPower = _runIsRaised && paragraph.EndsWithDigit && char.IsAsciiDigit(_buffer[0]);
                paragraph.Append(isPower ? "^" : "", _runIsBold);
                paragraph.Append(_buffer.AsSpan(0, read), _runIsBold);
            }
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
                _runIsBold = _runIsHidden = _runIsRaised = false;
                break;
            case "vanish" when !_inParagraphProperties:
                _runIsHidden = Attribute(xml, "val") is not ("0" or "false" or "off");
                break;
            case "vertAlign" when !_inParagraphProperties:
                _runIsRaised = Attribute(xml, "val") is "superscript";
                break;
            case "framePr" when paragraph is not null:
                paragraph.IsDropCap = Attribute(xml, "dropCap") is "drop" or "margin";
                break;
            case "den": // of a fraction, below its numerator
                paragraph?.Append("/", _runIsBold);
                break;
            case "sup":
                paragraph?.Append("^", _runIsBold);
                break;
            case "altChunk":
                foreach (var block in chunkOf(Attribute(xml, "id")))
                {
                    Put(block);
                }

                break;
            case "b" when !_inParagraphProperties:
                _runIsBold = Attribute(xml, "val") is not ("0" or "false" or "off");
                break;
            case "t" when paragraph is not null:
                paragraph.InText = !xml.IsEmptyElement;
                break;
            case "tab" when !_inParagraphProperties:
                paragraph?.Append(" ", _runIsBold);
                break;
            case "br" or "cr":
                paragraph?.Append("\n", _runIsBold);
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
        if (paragraph.IsDropCap)
        {
            _dropCap = paragraph.Text.Trim();
            return;
        }

        var text = _dropCap + (_dropCap.Length > 0 ? paragraph.Text.TrimStart() : paragraph.Text);
        _dropCap = "";
        if (!string.IsNullOrWhiteSpace(text) && paragraph.Style is not WordStyle.Contents)
        {
            foreach (var block in BlocksOf(paragraph, text))
            {
                Put(block, paragraph);
            }
        }
    }

    // Two line breaks are a paragraph's end.
    private static IEnumerable<RawBlock> BlocksOf(Paragraph paragraph, string text)
    {
        var (kind, level) = paragraph.Style switch
        {
            WordStyle.Title => (BlockKind.Heading, WordBlocks.TitleLevel),
            WordStyle.Heading => (BlockKind.Heading, Math.Max(1, paragraph.Level)),
            WordStyle.Quote => (BlockKind.Quote, 0),
            WordStyle.Caption => (BlockKind.Caption, 0),
            WordStyle.Code => (BlockKind.Code, 0),
            WordStyle.ListItem => (BlockKind.ListItem, 1),
            _ when paragraph.IsNumbered => (BlockKind.ListItem, Math.Max(1, paragraph.ListLevel)),
            _ when paragraph.IsBold && HeadingForm.Fits(TextNormalizer.Collapse(text)) => (BlockKind.Heading, 6),
            _ => (BlockKind.Paragraph, 0),
        };
        var parts =
            kind is BlockKind.Paragraph
                ? text.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                : [text];
        for (var i = 0; i < parts.Length; i++)
        {
            var isHeading =
                i + 1 < parts.Length && HeadingForm.FitsAbove(TextNormalizer.Collapse(parts[i]), parts[i + 1]);
            yield return isHeading ? new(BlockKind.Heading, parts[i], 6) : new(kind, parts[i], level);
        }
    }

    private void Put(RawBlock block, Paragraph? paragraph = null)
    {
        if (_tables == 0)
        {
            _blocks.Add(block, paragraph?.BoldOpening ?? 0, isSubtitle: paragraph?.Style is WordStyle.Subtitle);
            return;
        }

        if (_cells.Count > 0)
        {
            _cells[^1].Add(block);
            _rowLength += block.Text.Length;
        }

        if (_rowLength > MaxParagraph)
        {
            AddRow();
            _cells.Add([]);
        }
    }

    // A row of one cell, or of cells as long as paragraphs, lays out the page; what it holds is the document's.
    private void AddRow()
    {
        if (_cells.Count == 1 || _cells.Exists(c => c.Sum(b => b.Text.Length) > MaxCell))
        {
            _cells.ForEach(c => c.ForEach(b => _blocks.Add(b)));
        }
        else
        {
            var cells = _cells.Select(c => string.Join(' ', c.Select(b => TextNormalizer.Collapse(b.Text))));
            _blocks.Add(new(BlockKind.TableRow, string.Join(" | ", cells)));
        }

        _cells.Clear();
        _rowLength = 0;
    }

    private sealed class Paragraph
    {
        private readonly StringBuilder _text = new();
        private int _bold;
        private bool _isBoldSoFar = true;

        public WordStyle Style { get; set; }
        public int Level { get; set; }
        public int ListLevel { get; set; }
        public bool IsNumbered { get; set; }
        public bool InText { get; set; }
        public bool IsDropCap { get; set; }
        public bool EndsWithDigit => _text.Length > 0 && char.IsAsciiDigit(_text[^1]);

        /// <summary>How many characters it opens with in bold letters.</summary>
        public int BoldOpening { get; private set; }

        public string Text => _text.ToString();
        public bool IsBold => _bold == _text.Length;
        public int Length => _text.Length;

        public void Append(ReadOnlySpan<char> text, bool isBold)
        {
            _text.Append(text);
            _bold += isBold || text.IsWhiteSpace() ? text.Length : 0;
            _isBoldSoFar &= isBold || text.IsWhiteSpace();
            BoldOpening = _isBoldSoFar && isBold ? _text.Length : BoldOpening;
        }

        public void Clear()
        {
            _text.Clear();
            _bold = BoldOpening = 0;
        }
    }
}
