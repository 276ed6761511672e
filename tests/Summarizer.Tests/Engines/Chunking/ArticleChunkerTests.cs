using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Summarizer.Engines.Chunking;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Tests.Engines.Chunking;

public sealed class ArticleChunkerTests
{
    [Fact]
    public void Chunks_hold_every_sentence_once_and_in_order()
    {
        var article = Samples.Read(Samples.Story(50_000));

        var chunks = ArticleChunker.Split(article, 1_000);

        Assert.Equal(article.Sentences.Select(s => s.Id), chunks.SelectMany(c => c.Slices).Select(s => s.Id));
        Assert.Equal(
            article.Sentences.Select(s => s.Text),
            chunks.SelectMany(c => c.Slices).Select(s => TextOf(article, s))
        );
    }

    [Fact]
    public void Chunks_end_between_blocks()
    {
        var article = Samples.Read(Samples.Story(50_000));

        var starts = ArticleChunker.Split(article, 1_000).Select(c => c.Slices[0].Start);

        Assert.Subset(article.Blocks.Select(b => b.Start).ToHashSet(), starts.ToHashSet());
    }

    [Fact]
    public void Chunks_are_about_the_same_size()
    {
        var chunks = ArticleChunker.Split(Samples.Read(Samples.Story(50_000)), 1_000);

        Assert.All(chunks, c => Assert.InRange(c.Tokens, 1, 1_000));
        Assert.All(chunks.SkipLast(1), c => Assert.InRange(c.Tokens, 700, 1_000));
    }

    [Fact]
    public void An_article_that_fits_is_one_chunk() =>
        Assert.Single(ArticleChunker.Split(Samples.Read(Samples.Ferry), 10_000));

    [Fact]
    public void A_sentence_longer_than_a_chunk_is_cut_at_spaces_and_loses_nothing()
    {
        var article = Samples.Read(
            "A title\n\nIt " + string.Join(' ', Enumerable.Repeat("went on and on", 3_000)) + "."
        );

        var chunks = ArticleChunker.Split(article, 500);

        Assert.True(chunks.Count > 5);
        Assert.Equal(
            string.Concat(article.Sentences.Select(s => s.Text)),
            string.Concat(chunks.SelectMany(c => c.Slices).Select(s => TextOf(article, s)))
        );
        Assert.All(
            chunks.SelectMany(c => c.Slices).Where(s => s.Length > 200),
            s =>
                Assert.True(
                    char.IsWhiteSpace(article.Text[s.Start + s.Length - 1])
                        || article.Text[s.Start + s.Length - 1] == '.'
                        || char.IsWhiteSpace(article.Text[s.Start + s.Length]) // the end of a sentence cut by its own limit
                )
        );
    }

    [Fact]
    public void A_chunk_never_starts_with_half_an_emoji()
    {
        var article = Samples.Read("A title\n\n" + string.Concat(Enumerable.Repeat("🎉", 5_000)) + ".");

        var chunks = ArticleChunker.Split(article, 333);

        Assert.All(chunks.SelectMany(c => c.Slices), s => Assert.False(char.IsLowSurrogate(article.Text[s.Start])));
    }

    [Fact]
    public void Halving_a_chunk_again_and_again_ends_and_loses_nothing()
    {
        var article = Samples.Read(Samples.Story(3_000) + "\n\n" + new string('x', 5_000));
        var waiting = new Stack<Chunk>(ArticleChunker.Split(article, 1_000_000));
        var whole = new StringBuilder();

        while (waiting.TryPop(out var chunk))
        {
            if (ArticleChunker.Halve(article, chunk) is var (first, second))
            {
                waiting.Push(second);
                waiting.Push(first);
            }
            else
            {
                whole.Append(TextOf(article, Assert.Single(chunk.Slices)));
            }
        }

        Assert.Equal(string.Concat(article.Sentences.Select(s => s.Text)), whole.ToString());
    }

    [Fact]
    public void Chunking_loses_nothing_of_any_article() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(200),
            Prop.ForAll(
                ArbMap.Default.ArbFor<NonEmptyArray<NonNull<string>>>(),
                ArbMap.Default.ArbFor<PositiveInt>(),
                (blocks, most) =>
                {
                    var text = "Title\n\nA first sentence. " + string.Join("\n\n", blocks.Get.Select(b => b.Get));
                    if (
                        ArticleReader.Read(Encoding.UTF8.GetBytes(text))
                        is not ReadResult.Readable { Article: var article }
                    )
                    {
                        return;
                    }

                    Assert.Equal(
                        string.Concat(article.Sentences.Select(s => s.Text)),
                        string.Concat(
                            ArticleChunker
                                .Split(article, most.Get)
                                .SelectMany(c => c.Slices)
                                .Select(s => TextOf(article, s))
                        )
                    );
                }
            )
        );

    private static string TextOf(ArticleText article, Slice slice) => article.Text.Substring(slice.Start, slice.Length);
}
