using System.Diagnostics;
using System.Text.Json.Nodes;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Evaluation;

/// <summary>The blocks of a PDF: <c>id, pdf_path</c> (gzip) in, <c>id, title, headings, blocks</c> out.</summary>
internal sealed class PdfTask(TaskSettings settings) : IEvaluationTask
{
    public JsonObject Predict(JsonObject item)
    {
        var bytes = settings.Unzip(item.Text("pdf_path"));
        var watch = Stopwatch.StartNew();
        var result = ArticleReader.Read(bytes, "application/pdf", "article.pdf");
        var answer = result switch
        {
            ReadResult.Readable(var article) => Blocks(article),
            ReadResult.Unreadable(_, var explanation) => new() { ["text"] = "", ["explanation"] = explanation },
            var other => throw new InvalidOperationException($"unknown outcome {other}"),
        };
        answer["milliseconds"] = watch.ElapsedMilliseconds;
        return answer;
    }

    private static JsonObject Blocks(ArticleText article)
    {
        string TextOf(Block block) => article.Text.Substring(block.Start, block.Length);
        JsonNode[] blocks =
        [
            new JsonObject { ["kind"] = "title", ["text"] = article.Title },
            .. article.Blocks.Select(b => new JsonObject
            {
                ["kind"] = b.Kind.ToString(),
                ["text"] = TextOf(b),
                ["page"] = article.Sentences[b.FirstSentence].Page,
            }),
        ];
        JsonNode[] headings =
        [
            .. article.Blocks.Where(b => b.Kind is BlockKind.Heading).Select(b => (JsonNode)TextOf(b)),
        ];
        return new()
        {
            ["title"] = article.Title,
            ["headings"] = new JsonArray(headings),
            ["blocks"] = new JsonArray(blocks),
        };
    }
}
