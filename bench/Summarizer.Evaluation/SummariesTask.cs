using System.Text;
using System.Text.Json.Nodes;
using Summarizer.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;
using Summarizer.Text.Summaries;

namespace Summarizer.Evaluation;

/// <summary>
/// Summaries: <c>id, text, title?</c> in, <c>id, summary</c> out, sentences in text order; <c>--sentences</c> and
/// <c>--words</c> as in <see cref="ExtractiveOptions"/>. The text is read as an upload of plain text would be, under its
/// title.
/// </summary>
internal sealed class SummariesTask(TaskSettings settings) : IEvaluationTask
{
    private readonly int _sentences = settings.Number("sentences", new ExtractiveOptions().SummarySentences);
    private readonly int? _words = settings.Options.ContainsKey("words") ? settings.Number("words", 0) : null;

    public JsonObject Predict(JsonObject item)
    {
        var text = item["title"] is null ? item.Text("text") : $"{item.Text("title")}\n\n{item.Text("text")}";
        return ArticleReader.Read(Encoding.UTF8.GetBytes(text), "text/plain") switch
        {
            ReadResult.Readable(var article) => new()
            {
                ["summary"] = new JsonArray([
                    .. SummaryPicker.Pick(article, _sentences, _words).Select(c => JsonValue.Create(c.Text)),
                ]),
            },
            ReadResult.Unreadable(_, var explanation) => throw new FormatException(explanation),
            var other => throw new InvalidOperationException($"unknown outcome {other}"),
        };
    }
}
