using System.Text.Json.Nodes;
using Summarizer.Text.Sentences;

namespace Summarizer.Evaluation;

/// <summary>Sentence splitting: <c>id, text</c> in, <c>id, sents</c> out.</summary>
internal sealed class SentencesTask : IEvaluationTask
{
    public JsonObject Predict(JsonObject item)
    {
        var text = item.Text("text");
        var sentences = SentenceSplitter.Split(text, "en").Select(s => text.Substring(s.Start, s.Length));
        return new() { ["sents"] = new JsonArray([.. sentences.Select(s => JsonValue.Create(s))]) };
    }
}
