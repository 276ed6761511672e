using Summarizer.Engines.LanguageModels;
using Summarizer.Text.Articles;

namespace Summarizer.Engines.Chunking;

/// <summary>
/// Cuts an article into chunks of about the same size, between blocks where it can, else between sentences, and within a
/// sentence only where it alone is too long. Nothing is left out, and the same article is always cut in the same way.
/// </summary>
internal static class ArticleChunker
{
    // The number, its colon and the line break.
    private const int LineTokens = 4;

    // A chunk that is nearly full ends before a heading rather than soon after it.
    private const double NearlyFull = 0.8;

    // A window that cannot hold this much cannot hold a prompt either.
    private const int SmallestSlice = 200;

    // How far back from a cut to look for a space.
    private const int WordReach = 40;

    public static long TokensOf(ArticleText article) =>
        TokenEstimator.Estimate(article.Text) + ((long)LineTokens * article.Sentences.Count);

    /// <summary>Cuts <paramref name="article"/> into chunks of at most <paramref name="mostTokens"/> estimated tokens.</summary>
    public static IReadOnlyList<Chunk> Split(ArticleText article, long mostTokens)
    {
        var slices = article.Sentences.Select(s => Slices(article, s.Id, s.Start, s.Length, mostTokens)).ToArray();
        var total = slices.Sum(s => s.Sum(p => p.Tokens));
        var target = total / (double)Math.Max(1, Math.Ceiling(total / (double)mostTokens));
        var chunks = new List<Chunk>();
        var current = new List<Slice>();
        var size = 0L;
        foreach (var block in article.Blocks)
        {
            Slice[] blockSlices =
            [
                .. slices[block.FirstSentence..(block.FirstSentence + block.SentenceCount)].SelectMany(s => s),
            ];
            var blockSize = blockSlices.Sum(s => s.Tokens);
            if (
                size + blockSize > mostTokens
                || size >= target
                || (block.Kind is BlockKind.Heading && size >= target * NearlyFull)
            )
            {
                Close();
            }

            foreach (var slice in blockSlices)
            {
                if (size + slice.Tokens > mostTokens)
                {
                    Close();
                }

                current.Add(slice);
                size += slice.Tokens;
            }
        }

        Close();
        return chunks;

        void Close()
        {
            if (current.Count > 0)
            {
                chunks.Add(new(current));
                current = [];
                size = 0;
            }
        }
    }

    /// <summary>Cuts a chunk in two; null if it is too small to be cut.</summary>
    public static (Chunk First, Chunk Second)? Halve(ArticleText article, Chunk chunk)
    {
        if (chunk.Slices.Count == 1)
        {
            var slice = chunk.Slices[0];
            if (slice.Length < SmallestSlice)
            {
                return null;
            }

            var cut = CutAt(article.Text, slice.Start, slice.Length / 2);
            return (
                new([SliceOf(article, slice.Id, slice.Start, cut)]),
                new([SliceOf(article, slice.Id, slice.Start + cut, slice.Length - cut)])
            );
        }

        // The boundary nearest to the middle, between blocks if one is near.
        var half = chunk.Tokens / 2;
        var at = 0;
        for (var size = 0L; at < chunk.Slices.Count - 1 && size + chunk.Slices[at].Tokens <= half; at++)
        {
            size += chunk.Slices[at].Tokens;
        }

        at = Math.Max(1, at);
        for (var reach = 0; reach <= chunk.Slices.Count / 8; reach++)
        {
            if (StartsBlock(article, chunk, at - reach))
            {
                at -= reach;
                break;
            }

            if (StartsBlock(article, chunk, at + reach))
            {
                at += reach;
                break;
            }
        }

        return (new([.. chunk.Slices.Take(at)]), new([.. chunk.Slices.Skip(at)]));
    }

    private static bool StartsBlock(ArticleText article, Chunk chunk, int at)
    {
        if (at < 1 || at >= chunk.Slices.Count)
        {
            return false;
        }

        var sentence = article.Sentences[chunk.Slices[at].Id - 1];
        return chunk.Slices[at].Start == article.BlockOf(sentence).Start;
    }

    private static List<Slice> Slices(ArticleText article, int id, int start, int length, long mostTokens)
    {
        var whole = SliceOf(article, id, start, length);
        if (whole.Tokens <= mostTokens || length < SmallestSlice)
        {
            return [whole];
        }

        // As many characters as fit on average, less a margin for those with more tokens.
        var piece = (int)Math.Max(SmallestSlice, length * (mostTokens / (double)whole.Tokens) * 0.8);
        var slices = new List<Slice>();
        for (var at = 0; at < length; )
        {
            var cut = length - at <= piece ? length - at : CutAt(article.Text, start + at, piece);
            slices.Add(SliceOf(article, id, start + at, cut));
            at += cut;
        }

        return slices;
    }

    // After a space if one is near, and never between the halves of a surrogate pair.
    private static int CutAt(string text, int start, int length)
    {
        for (var back = 0; back < Math.Min(WordReach, length - 1); back++)
        {
            if (char.IsWhiteSpace(text[start + length - back - 1]))
            {
                return length - back;
            }
        }

        return char.IsLowSurrogate(text[start + length]) ? length + 1 : length;
    }

    private static Slice SliceOf(ArticleText article, int id, int start, int length) =>
        new(id, start, length, TokenEstimator.Estimate(article.Text.AsSpan(start, length)) + LineTokens);
}
