using System.Text;
using System.Text.Json.Nodes;
using Summarizer.Text.Articles;
using Summarizer.Text.Grounding;
using Summarizer.Text.Reading;

namespace Summarizer.Evaluation;

/// <summary>
/// Statements held against their article: <c>id, article, sentences[].{text, citations?}</c> in,
/// <c>id, sentences[].{verdict, score, supported, citations, fault}</c> out.
/// </summary>
internal sealed class GroundingTask : IEvaluationTask
{
    public JsonObject Predict(JsonObject item)
    {
        var bytes = Encoding.UTF8.GetBytes(item.Text("article"));
        if (ArticleReader.Read(bytes, "text/plain") is not ReadResult.Readable(var article))
        {
            throw new FormatException("the article cannot be read");
        }

        var checker = new GroundingChecker(article);
        var sentences = item["sentences"] as JsonArray ?? throw new FormatException("no array \"sentences\"");
        return new() { ["sentences"] = new JsonArray([.. sentences.Select(s => Predict(checker, s))]) };
    }

    private static JsonObject Predict(GroundingChecker checker, JsonNode? sentence)
    {
        var text = (sentence as JsonObject ?? throw new FormatException("a sentence is no object")).Text("text");
        var support = checker.Check(text, Citations(sentence));
        static int[] Citations(JsonNode? sentence) =>
            sentence?["citations"] is JsonArray cited ? [.. cited.Select(c => (int)c!)] : [];

        return new()
        {
            ["score"] = support.Score,
            ["verdict"] = support.Verdict.ToString().ToLowerInvariant(),
            ["supported"] = support.Verdict is Verdict.Supported,
            ["citations"] = new JsonArray([.. support.Citations.Select(c => JsonValue.Create(c))]),
            ["fault"] = support.Fault,
        };
    }
}
