using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Text.Tests.Articles;

public class ReadResultCodecTests
{
    private const long Large = 1 << 20;

    [Fact]
    public void What_is_read_from_any_text_survives_writing_and_reading_it() =>
        Prop.ForAll<NonNull<string>>(text => AssertSurvives(Encoding.UTF8.GetBytes(text.Get), "a.md"))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a.md", "# Ferry\n\nKeywords: ferry, harbour\n\nIt *sails*. It was away.\n\n- One\n- Two\n")]
    [InlineData("a.html", "<h1>Ferry</h1><details><summary>Does it sail?</summary>It sails daily.</details>")]
    [InlineData("a.txt", "")]
    public void An_article_and_a_refusal_survive_writing_and_reading_them(string name, string text) =>
        AssertSurvives(Encoding.UTF8.GetBytes(text), name);

    [Fact]
    public void Pages_of_sentences_and_what_is_unread_survive_writing_and_reading_them()
    {
        var article = new ArticleText(
            "T",
            "en",
            "One. Two.",
            [new(0, default, 0, 0, 9, 0, 2)],
            [new("One. Two.", 1, 0, 4, 0, 7), new("One. Two.", 2, 5, 4, 0)],
            []
        );

        var read = Assert.IsType<ReadResult.Readable>(Copy(new ReadResult.Readable(article) { Unread = "Page 2." }));

        Assert.Equal([7, null], read.Article.Sentences.Select(s => s.Page));
        Assert.Equal("Page 2.", read.Unread);
    }

    [Fact]
    public void A_text_larger_than_allowed_is_not_taken()
    {
        var written = Write(ArticleReader.Read(Encoding.UTF8.GetBytes(new string('a', 1000)), null, "a.txt"));

        Assert.Throws<InvalidDataException>(() => ReadResultCodec.Read(new(new MemoryStream(written)), maxBytes: 100));
    }

    [Fact]
    public void Bytes_that_were_cut_or_changed_are_no_result_or_another_and_never_another_fault() =>
        Prop.ForAll(
                Gen.Choose(0, 400).ToArbitrary(),
                Gen.Choose(0, 255).ToArbitrary(),
                (at, value) =>
                {
                    var bytes = Write(
                        ArticleReader.Read("# Ferry\n\nIt sails. It was away."u8.ToArray(), null, "a.md")
                    );
                    bytes[at % bytes.Length] = (byte)value;
                    try
                    {
                        ReadResultCodec.Read(new(new MemoryStream(bytes)), Large);
                    }
                    catch (Exception e) when (e is InvalidDataException or EndOfStreamException) { }
                }
            )
            .QuickCheckThrowOnFailure();

    private static void AssertSurvives(byte[] bytes, string name)
    {
        var result = ArticleReader.Read(bytes, null, name);
        var copy = Copy(result);
        if (result is not ReadResult.Readable { Article: var article })
        {
            Assert.Equal(result, copy);
            return;
        }

        var read = Assert.IsType<ReadResult.Readable>(copy).Article;
        Assert.Equal((article.Title, article.Language, article.Text), (read.Title, read.Language, read.Text));
        Assert.Equal(article.Blocks, read.Blocks);
        Assert.Equal(
            article.Sentences.Select(s => (s.Id, s.Start, s.Length, s.Block, s.Page)),
            read.Sentences.Select(s => (s.Id, s.Start, s.Length, s.Block, s.Page))
        );
        Assert.Equal(article.AuthorKeywords, read.AuthorKeywords);
    }

    private static ReadResult Copy(ReadResult result)
    {
        using var stream = new MemoryStream(Write(result));
        using var reader = new BinaryReader(stream);
        var copy = ReadResultCodec.Read(reader, Large);
        Assert.Equal(stream.Length, stream.Position);
        return copy;
    }

    private static byte[] Write(ReadResult result)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        ReadResultCodec.Write(writer, result);
        writer.Flush();
        return stream.ToArray();
    }
}
