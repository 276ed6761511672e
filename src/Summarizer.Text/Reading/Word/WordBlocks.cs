using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Encodings;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Reading.Word;

/// <summary>Finds the title and the headings that are only bold or in a line of their own, once all of a document is known.</summary>
internal sealed class WordBlocks(ArticleDraft draft)
{
    public const int TitleLevel = 0; // of a heading in the style of titles
    private const int DeepestHeading = 6;
    private const int FewestLeadIns = 2; // one alone may be emphasis

    private readonly List<(RawBlock Block, int Bold)> _blocks = [];
    private bool _hasOnlySubtitles = true;

    /// <summary>Adds a block; its text may hold line breaks.</summary>
    /// <param name="block">The block.</param>
    /// <param name="bold">How many characters it opens with in bold letters.</param>
    /// <param name="isSubtitle">Whether it has the style of subtitles.</param>
    public void Add(RawBlock block, int bold = 0, bool isSubtitle = false)
    {
        var isTitle =
            block is { Kind: BlockKind.Heading, Level: TitleLevel }
            // The name of a journal, say, over the title.
            || (block is { Kind: BlockKind.Heading, Level: 1 } && _blocks.Count > 0 && _hasOnlySubtitles);
        _hasOnlySubtitles &= isSubtitle;
        if (isTitle && draft.Title is null)
        {
            draft.Title = block.Text;
        }
        else
        {
            _blocks.Add((isTitle ? block with { Level = 1 } : block, bold));
        }
    }

    /// <summary>Adds the blocks to the draft.</summary>
    public void Finish()
    {
        var isSeries = _blocks.Count(b => Split(b.Block, b.Bold, isSeries: true) is not null) >= FewestLeadIns;
        foreach (var (block, bold) in _blocks)
        {
            if (Split(block, bold, isSeries) is var (heading, rest))
            {
                draft.Add(BlockKind.Heading, heading, DeepestHeading);
                draft.Add(block.Kind, rest, block.Level);
            }
            else
            {
                draft.Add(block.Kind, block.Text, block.Level);
            }
        }
    }

    // A paragraph's heading, in bold letters or in its first line, and the rest; null if it has none.
    private static (string Heading, string Text)? Split(RawBlock block, int bold, bool isSeries)
    {
        if (block.Kind is not BlockKind.Paragraph)
        {
            return null;
        }

        var text = block.Text;
        var line = text.IndexOf('\n', StringComparison.Ordinal);
        bold = bold < text.Length ? bold : 0;
        var end = bold > 0 ? bold : line;
        if (end <= 0)
        {
            return null;
        }

        var heading = TextNormalizer.Collapse(text[..end]);
        var rest = TextNormalizer.Collapse(text[end..]);
        var isHeading =
            bold > 0
                ? LeadIn.IsHeading(heading, rest, isOwnLine: text[end] == '\n' || text[end - 1] == '\n', isSeries)
                : IsLineOverProse(heading, rest);
        return isHeading ? (heading, rest) : null;
    }

    // Lines of an address or a verse are all short.
    private static bool IsLineOverProse(string line, string rest) =>
        line.Length > 0
        && rest.Length > 2 * line.Length
        && StopCharacters.IsStop(rest[^1])
        && HeadingForm.FitsAbove(line, rest);
}
