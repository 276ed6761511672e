using System.Text;
using System.Text.Json.Nodes;
using Summarizer.Text.Articles;
using Summarizer.Text.Faqs;
using Summarizer.Text.Reading;

namespace Summarizer.Evaluation;

/// <summary>
/// Questions and answers: <c>id</c> and <c>text</c> or <c>html_path</c> (gzip) in, <c>id, faqs</c> out, best first,
/// <c>--limit</c> of them.
/// </summary>
internal sealed class FaqsTask(TaskSettings settings) : IEvaluationTask
{
    private const int DefaultLimit = 8; // as the scorers

    private readonly int _limit = settings.Number("limit", DefaultLimit);

    public JsonObject Predict(JsonObject item)
    {
        var read = item.ContainsKey("html_path")
            ? ArticleReader.Read(settings.Unzip(item.Text("html_path")), "text/html")
            : ArticleReader.Read(
                Encoding.UTF8.GetBytes(item.Text("text")),
                item.ContainsKey("type") ? item.Text("type") : "text/plain"
            );
        var faqs = read is ReadResult.Readable(var article) ? FaqFinder.Find(article, _limit) : [];
        return new()
        {
            ["faqs"] = new JsonArray([
                .. faqs.Select(f => new JsonObject
                {
                    ["question"] = f.Question,
                    ["answer"] = f.Answer,
                    ["origin"] = f.Origin.ToString(),
                }),
            ]),
        };
    }
}
