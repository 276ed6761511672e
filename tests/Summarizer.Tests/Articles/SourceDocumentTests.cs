using System.Text.Json;
using Summarizer.Articles;

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
}
