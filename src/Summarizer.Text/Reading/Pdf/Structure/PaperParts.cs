using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Boilerplate;

namespace Summarizer.Text.Reading.Pdf.Structure;

/// <summary>Says what each block of a document is: title, front matter, heading, caption, list, footnote, reference.</summary>
internal sealed class PaperParts(List<TextBlock> blocks, DocumentStyle style)
{
    private const double Larger = 1.04; // than running text: a heading
    private const double Smaller = 0.94; // than running text: a note
    private const double TitleSize = 1.15; // of the running text, at least
    private const double SmallestHeading = 0.75; // of the running text
    private const int LongestHeading = 200; // characters
    private const int MostLinesOfHeading = 4;
    private const int LongParagraph = 250; // characters: the text has begun
    private const int ShortParagraph = 60; // set as running text
    private const int LeastOfTitle = 8; // letters

    /// <summary>The block that is the title; null if none stands out.</summary>
    public TextBlock? TitleBlock { get; private set; }

    public void Classify()
    {
        MarkCaptions();
        var title = MarkTitle();
        MarkHeadings();
        MarkAuthorship(title);
        MarkNotes();
        MarkReferences();
        MarkLists();
        if (!blocks.Exists(b => b.Kind is BlockKind.Heading))
        {
            TypedHeadings.Mark(blocks);
        }

        foreach (
            var block in blocks.Where(b =>
                b.Kind is not BlockKind.TableRow && !IsBody(b) && PaperWords.IsNotice(b.Text)
            )
        )
        {
            block.IsBoilerplate = true;
        }
    }

    /// <summary>Whether a block is set as running text is.</summary>
    public bool IsBody(TextBlock block) =>
        Math.Abs(block.Size - style.Size) < style.Size * 0.05
        && block.IsBold == style.IsBold
        && block.Family == style.Family;

    // "Figure 3 …" in another size or with its label set apart, and what is set alike right below.
    private void MarkCaptions()
    {
        TextBlock? caption = null;
        foreach (var block in blocks)
        {
            if (block.Kind is not BlockKind.Paragraph)
            {
                caption = null;
                continue;
            }

            var label = PaperWords.LengthOfCaptionLabel(block.First.Text);
            var goesOn =
                caption is not null
                && caption.Last.Page == block.First.Page
                && caption.Last.Overlaps(block.First)
                && Math.Abs(caption.Size - block.Size) < 0.3
                && !IsBody(block)
                && caption.Last.Baseline - block.First.Baseline is > 0 and var distance
                && distance < style.Leading(block.Size) * 1.5;
            if (goesOn || (label > 0 && (IsSetApart(block, label) || !IsBody(block))))
            {
                block.Kind = BlockKind.Caption;
                caption = block;
            }
            else
            {
                caption = null;
            }
        }
    }

    private static bool IsSetApart(TextBlock block, int label)
    {
        var text = block.First.Text;
        var (first, last) = (block.First.Spans[0].Typeface, block.First.Spans[^1].Typeface);
        return label == text.Length
            || text[label] is '.' or ':' or '|' or '–' or '—'
            || (first != last && (first.IsBold || first.IsItalic))
            || first.IsBold;
    }

    // The largest letters of the first page that has text.
    private TextBlock? MarkTitle()
    {
        var page = blocks.Count > 0 ? blocks[0].First.Page : 0;
        var candidates = blocks
            .Where(b =>
                b.First.Page == page
                && b.Kind is BlockKind.Paragraph
                && b.Text.Count(char.IsLetter) >= LeastOfTitle
                && b.Length < 400
            )
            .ToList();
        var large = candidates
            .Where(b => b.Size >= style.Size * TitleSize && b.Text.Contains(' ', StringComparison.Ordinal))
            .ToList();
        var title =
            large.Where(b => b.Text.Count(c => c == ' ') >= 2).DefaultIfEmpty(null).MaxBy(b => b?.Size)
            ?? large.MaxBy(b => b.Size);
        if (title is null)
        {
            return null;
        }

        var at = blocks.IndexOf(title);
        var end = at + 1;
        while (
            end < blocks.Count
            && blocks[end].First.Page == page
            && Math.Abs(blocks[end].Size - title.Size) < title.Size * 0.06
            && blocks[end].Family == title.Family
        )
        {
            title.Lines.AddRange(blocks[end].Lines);
            blocks.RemoveAt(end);
        }

        title.Kind = BlockKind.Heading;
        title.Level = 1;
        TitleBlock = title;
        return title;
    }

    private void MarkHeadings()
    {
        for (var at = 0; at + 1 < blocks.Count; at++)
        {
            var block = blocks[at];
            if (block.Kind is BlockKind.Paragraph && IsHeading(block, blocks[at + 1]))
            {
                block.Kind = BlockKind.Heading;
                block.Level = block.Size >= style.Size * Larger || LineForms.IsCapitals(block.Text) ? 2 : 3;
            }
        }
    }

    private bool IsHeading(TextBlock block, TextBlock next)
    {
        var text = block.Text;
        if (
            text.Length > LongestHeading
            || block.Lines.Count > MostLinesOfHeading
            || text.Count(char.IsLetter) < 3
            || char.IsLower(text[0])
            || LineForms.IsBullet(text[0])
            || (block.Size < style.Size * Smaller && !IsSmallHeading(block, next))
            || (
                LineForms.EndsSentence(text)
                && text[^1] is not (':' or '?')
                && text.Contains(". ", StringComparison.Ordinal)
                && LineForms.NumberLength(text) == 0
            )
        )
        {
            return false;
        }

        var isKnown = PaperWords.OpensText(text) || PaperWords.OpensReferences(text);
        var standsOut =
            block.Size >= style.Size * Larger
            || (block.IsBold && !style.IsBold)
            || LineForms.IsCapitals(text)
            || block.IsItalic
            || block.Family != style.Family
            || (LineForms.NumberLength(text) > 0 && block.Lines.Count == 1);
        return (isKnown || standsOut)
            && !(text[^1] is '.' or ',' or ';' && !isKnown && !block.IsBold && !block.IsItalic);
    }

    // In another typeface, right above running text.
    private bool IsSmallHeading(TextBlock block, TextBlock next) =>
        block.Size > style.Size * SmallestHeading
        && block.Lines.Count <= 2
        && (block.Family != style.Family || (block.IsBold && !style.IsBold))
        && IsBody(next)
        && next.First.Overlaps(block.Last)
        && block.Last.Baseline - next.First.Baseline is > 0 and var distance
        && distance < style.Leading(style.Size) * 2;

    // What stands on the first page before the text begins, title apart.
    private void MarkAuthorship(TextBlock? title)
    {
        var page = blocks.Count > 0 ? blocks[0].First.Page : 0;
        var start = title is null ? -1 : blocks.IndexOf(title);
        var end = blocks.FindIndex(
            start + 1,
            b =>
                b.First.Page != page
                || PaperWords.OpensText(b.Text)
                || (
                    b.Kind is BlockKind.Paragraph
                    && b.Length > (IsBody(b) && LineForms.EndsSentence(b.Text) ? ShortParagraph : LongParagraph)
                    && (IsBody(b) || LineForms.EndsSentence(b.Text)) // one that goes on in the next column ends no sentence
                )
        );

        // A heading right above the text is the text's, unless it is a list of names.
        while (
            end > start + 1 && blocks[end - 1] is { Kind: BlockKind.Heading } heading && !IsAboutAuthors(heading.Text)
        )
        {
            end--;
        }

        for (var at = 0; at < (title is null ? 0 : end); at++)
        {
            if (blocks[at] != title && blocks[at].Kind is not (BlockKind.Caption or BlockKind.TableRow))
            {
                blocks[at].Kind = BlockKind.Authorship;
            }
        }

        // A journal's name above the title may be drawn last.
        foreach (
            var block in blocks.Where(b =>
                title is not null && b.First.Page == page && b.Last.Baseline > title.First.Baseline + title.Size
            )
        )
        {
            block.Kind = BlockKind.Authorship;
        }

        // Addresses are often at the foot of the first page.
        foreach (
            var block in blocks.Where(b =>
                b.First.Page == page
                && b.Kind is BlockKind.Paragraph
                && b.Size < style.Size * Smaller
                && (b.Text.Contains('@', StringComparison.Ordinal) || b.Text[0] is '*' or '†' or '∗')
            )
        )
        {
            block.Kind = BlockKind.Authorship;
        }
    }

    private static bool IsAboutAuthors(string text) =>
        text.AsSpan().ContainsAny(',', '@', ';')
        || (text.Contains(' ', StringComparison.Ordinal) && Byline.AreNames(text, most: 4))
        || Byline.IsAll(text);

    // Small text behind a table, or with no running text below it: notes of tables and pages.
    private void MarkNotes()
    {
        foreach (var page in blocks.GroupBy(b => b.First.Page))
        {
            var body = page.Where(IsBody).ToList();
            TextBlock? before = null;
            foreach (var block in page)
            {
                var isBehindTable = before?.Kind is BlockKind.TableRow or BlockKind.Caption or BlockKind.Footnote;
                if (
                    block.Kind is BlockKind.Paragraph
                    && block.Size < style.Size * Smaller
                    && body.Count > 0
                    && (
                        isBehindTable
                        || !body.Exists(b => b.Last.Baseline < block.First.Baseline && b.First.Overlaps(block.First))
                    )
                )
                {
                    block.Kind = BlockKind.Footnote;
                }

                before = block;
            }
        }
    }

    // From the heading over the references to the next heading that is set as that one.
    private void MarkReferences()
    {
        TextBlock? heading = null;
        foreach (var block in blocks)
        {
            if (block.Kind is BlockKind.Heading && PaperWords.OpensReferences(block.Text))
            {
                heading = block;
            }
            else if (
                block.Kind is BlockKind.Heading
                && heading is not null
                && block.Size >= heading.Size - 0.2
                && block.IsBold == heading.IsBold
                && block.Family == heading.Family
            )
            {
                heading = null;
            }
            else if (heading is not null && block.Kind is not (BlockKind.Caption or BlockKind.TableRow))
            {
                block.Kind = BlockKind.Reference;
            }
        }
    }

    private void MarkLists()
    {
        for (var at = 0; at < blocks.Count; at++)
        {
            var text = blocks[at].Text;
            if (
                blocks[at].Kind is BlockKind.Paragraph
                && LineForms.MarkerLength(text) > 0
                && (LineForms.IsBullet(text[0]) || HasNeighbour(at))
            )
            {
                blocks[at].Kind = BlockKind.ListItem;
                blocks[at].Level = 1;
            }
        }

        bool HasNeighbour(int at) =>
            (
                at > 0
                && LineForms.MarkerLength(blocks[at - 1].Text) > 0
                && blocks[at - 1].Kind is BlockKind.ListItem or BlockKind.Paragraph
            )
            || (
                at + 1 < blocks.Count
                && LineForms.MarkerLength(blocks[at + 1].Text) > 0
                && blocks[at + 1].Kind is BlockKind.Paragraph
            );
    }
}
