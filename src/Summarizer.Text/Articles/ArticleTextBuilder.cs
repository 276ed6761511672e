using Summarizer.Text.Sentences;

namespace Summarizer.Text.Articles;

/// <summary>A block before layout: normalised text, and a level as in <see cref="Block"/>.</summary>
internal sealed record RawBlock(BlockKind Kind, string Text, int Level = 0)
{
    /// <summary>Where each page of the source begins in the text, in order; empty where the source has no pages.</summary>
    public IReadOnlyList<PageStart> Pages { get; init; } = [];

    /// <summary>The page of a character of the text.</summary>
    public int? PageAt(int at)
    {
        int? page = null;
        foreach (var start in Pages)
        {
            page = start.At <= at ? start.Page : page ?? start.Page;
        }

        return page;
    }

    /// <summary>The block without the first characters of its text.</summary>
    public RawBlock Skip(int length) =>
        this with
        {
            Text = Text[length..],
            Pages = [.. Pages.Select(p => p with { At = Math.Max(0, p.At - length) })],
        };
}

/// <summary>The page that a text is on from a character on.</summary>
internal readonly record struct PageStart(int At, int Page);

/// <summary>Lays blocks out as clean text and numbers their sentences: the one place where offsets are made.</summary>
internal static class ArticleTextBuilder
{
    private const string BlockBreak = "\n\n";
    private const int MaxSentence = 4_000; // characters: what is longer lacks its stops

    /// <summary>How many sentences an article may have. A long novel has 50,000.</summary>
    public const int MaxSentences = 1_000_000;

    /// <summary>Stops at the first sentence beyond <see cref="MaxSentences"/>.</summary>
    public static ArticleText Build(
        string title,
        string language,
        IReadOnlyList<RawBlock> rawBlocks,
        IReadOnlyList<string> authorKeywords
    )
    {
        var places = new List<(RawBlock Block, int Start)>(rawBlocks.Count);
        var length = 0;
        foreach (var block in rawBlocks.Where(b => !string.IsNullOrWhiteSpace(b.Text)))
        {
            length += length > 0 ? BlockBreak.Length : 0;
            places.Add((block, length));
            length += block.Text.Length;
        }

        // One copy of the text, and no second one on the way to it.
        var clean = string.Create(
            length,
            places,
            static (text, places) =>
            {
                text.Fill('\n'); // what stays between the blocks is their break
                foreach (var (block, start) in places)
                {
                    block.Text.CopyTo(text[start..]);
                }
            }
        );
        var blocks = new List<Block>(places.Count);
        var sentences = new List<Sentence>();
        foreach (var (block, start) in places)
        {
            var first = sentences.Count;
            foreach (
                var span in SentencesOf(block, language)
                    .SelectMany(s => Cut(block.Text, s))
                    .Take(MaxSentences + 1 - first)
            )
            {
                var page = block.PageAt(span.Start);
                sentences.Add(new(clean, sentences.Count + 1, start + span.Start, span.Length, blocks.Count, page));
            }

            blocks.Add(
                new(blocks.Count, block.Kind, block.Level, start, block.Text.Length, first, sentences.Count - first)
            );
        }

        return new(title, language, clean, blocks, sentences, authorKeywords);
    }

    // Headings and table rows are one sentence whatever stops they hold; of code, each line is one.
    private static IEnumerable<SentenceSpan> SentencesOf(RawBlock block, string language) =>
        block.Kind switch
        {
            BlockKind.Heading or BlockKind.TableRow => [new(0, block.Text.Length)],
            BlockKind.Code => Lines(block.Text),
            _ => SentenceSplitter.Split(block.Text, language),
        };

    private static IEnumerable<SentenceSpan> Cut(string text, SentenceSpan sentence)
    {
        while (sentence.Length > MaxSentence)
        {
            var length = LongRun.Cut(text.AsSpan(sentence.Start, sentence.Length), MaxSentence);
            yield return sentence with
            {
                Length = text.AsSpan(sentence.Start, length).TrimEnd().Length,
            };
            var rest = text.AsSpan(sentence.Start + length, sentence.Length - length);
            length += rest.Length - rest.TrimStart().Length;
            sentence = new(sentence.Start + length, sentence.Length - length);
        }

        yield return sentence;
    }

    private static IEnumerable<SentenceSpan> Lines(string text)
    {
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            var words = line.AsSpan().Trim();
            if (!words.IsEmpty)
            {
                yield return new(start + line.AsSpan().IndexOf(words), words.Length);
            }

            start += line.Length + 1;
        }
    }
}
