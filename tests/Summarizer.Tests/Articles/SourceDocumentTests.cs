using System.Text;
using System.Text.Json;
using Summarizer.Articles;
using Summarizer.Text.Articles;

namespace Summarizer.Tests.Articles;

public class SourceDocumentTests
{
    [Fact]
    public void A_document_stored_before_sentences_had_pages_is_still_read()
    {
        const string stored = """
            {"title":"T","language":"en","text":"It rained.","blocks":[{"kind":"paragraph","level":0,"start":0,"length":10}],
            "sentences":[{"id":1,"start":0,"length":10,"block":0}]}
            """;

        var document = JsonSerializer.Deserialize(stored, ArticleJson.Default.SourceDocument)!;

        Assert.Null(Assert.Single(document.Sentences).Page);
        Assert.DoesNotContain(
            "page",
            JsonSerializer.Serialize(document, ArticleJson.Default.SourceDocument),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_page_of_a_sentence_is_stored_with_it()
    {
        var document = new SourceDocument("T", "en", "It rained.", [], [new(1, 0, 10, 0, Page: 7)]);

        var stored = JsonSerializer.Serialize(document, ArticleJson.Default.SourceDocument);

        Assert.Contains("\"page\":7", stored, StringComparison.Ordinal);
        Assert.Equal(7, JsonSerializer.Deserialize(stored, ArticleJson.Default.SourceDocument)!.Sentences[0].Page);
    }

    [Fact]
    public async Task A_document_is_written_in_pieces_as_the_serializer_writes_it_whole()
    {
        var text = string.Concat(Enumerable.Repeat("x\uD83D\uDE00\"\\\u0001<é> ", 30_000)); // pairs over the ends of pieces
        var document = new SourceDocument(
            "A \"title\"",
            "en",
            text,
            [new(BlockKind.Paragraph, 0, 0, text.Length)],
            [.. Enumerable.Range(1, 5_000).Select(id => new SourceSentence(id, id, 1, 0, id % 2 == 0 ? id : null))]
        );
        using var written = new MemoryStream();

        await SourceStore.WriteJsonAsync(written, document, TestContext.Current.CancellationToken);

        Assert.Equal(
            JsonSerializer.Serialize(document, ArticleJson.Default.SourceDocument),
            Encoding.UTF8.GetString(written.ToArray())
        );
    }
}
