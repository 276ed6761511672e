using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Summarizer.Engines.Parts;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Tests.Engines.Parts;

public sealed class PartSplitterTests
{
    [Fact]
    public void Parts_hold_every_sentence_once_and_in_order()
    {
        var article = Samples.Read(Samples.Story(50_000));

        var parts = PartSplitter.Split(article, 1_000);

        Assert.Equal(article.Sentences.Select(s => s.Id), parts.SelectMany(p => p.Slices).Select(s => s.Id));
        Assert.Equal(
            article.Sentences.Select(s => s.Text),
            parts.SelectMany(p => p.Slices).Select(s => TextOf(article, s))
        );
    }

    [Fact]
    public void Parts_end_between_blocks()
    {
        var article = Samples.Read(Samples.Story(50_000));

        var starts = PartSplitter.Split(article, 1_000).Select(p => p.Slices[0].Start);

        Assert.Subset(article.Blocks.Select(b => b.Start).ToHashSet(), starts.ToHashSet());
    }

    [Fact]
    public void Parts_are_of_about_the_same_size()
    {
        var parts = PartSplitter.Split(Samples.Read(Samples.Story(50_000)), 1_000);

        Assert.All(parts, p => Assert.InRange(p.Tokens, 1, 1_000));
        Assert.All(parts.SkipLast(1), p => Assert.InRange(p.Tokens, 700, 1_000));
    }

    [Fact]
    public void An_article_that_fits_is_one_part() =>
        Assert.Single(PartSplitter.Split(Samples.Read(Samples.Ferry), 10_000));

    [Fact]
    public void A_sentence_longer_than_a_part_is_cut_at_spaces_and_stays_whole()
    {
        var article = Samples.Read(
            "A title\n\nIt " + string.Join(' ', Enumerable.Repeat("went on and on", 3_000)) + "."
        );

        var parts = PartSplitter.Split(article, 500);

        Assert.True(parts.Count > 5);
        Assert.Equal(
            string.Concat(article.Sentences.Select(s => s.Text)),
            string.Concat(parts.SelectMany(p => p.Slices).Select(s => TextOf(article, s)))
        );
        Assert.All(
            parts.SelectMany(p => p.Slices).Where(s => s.Length > 200),
            s =>
                Assert.True(
                    char.IsWhiteSpace(article.Text[s.Start + s.Length - 1])
                        || article.Text[s.Start + s.Length - 1] == '.'
                )
        );
    }

    [Fact]
    public void Half_an_emoji_is_never_sent()
    {
        var article = Samples.Read("A title\n\n" + string.Concat(Enumerable.Repeat("🎉", 5_000)) + ".");

        var parts = PartSplitter.Split(article, 333);

        Assert.All(parts.SelectMany(p => p.Slices), s => Assert.False(char.IsLowSurrogate(article.Text[s.Start])));
    }

    [Fact]
    public void Halving_ends()
    {
        var article = Samples.Read(Samples.Story(3_000) + "\n\n" + new string('x', 5_000));
        var waiting = new Stack<Part>(PartSplitter.Split(article, 1_000_000));
        var whole = new StringBuilder();

        while (waiting.TryPop(out var part))
        {
            if (PartSplitter.Halve(article, part) is var (first, second))
            {
                waiting.Push(second);
                waiting.Push(first);
            }
            else
            {
                whole.Append(TextOf(article, Assert.Single(part.Slices)));
            }
        }

        Assert.Equal(string.Concat(article.Sentences.Select(s => s.Text)), whole.ToString());
    }

    [Fact]
    public void Nothing_is_lost_of_any_article() =>
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
                            PartSplitter
                                .Split(article, most.Get)
                                .SelectMany(p => p.Slices)
                                .Select(s => TextOf(article, s))
                        )
                    );
                }
            )
        );

    private static string TextOf(ArticleText article, Slice slice) => article.Text.Substring(slice.Start, slice.Length);
}
