using System.Text;
using System.Text.Json.Nodes;
using Summarizer.Text.Articles;
using Summarizer.Text.Keywords;
using Summarizer.Text.Reading;

namespace Summarizer.Evaluation;

/// <summary>
/// Keywords: <c>id, text</c> in, <c>id, keywords</c> out, best first, <c>--limit</c> of them. The text is read as an
/// upload of plain text would be.
/// </summary>
internal sealed class KeywordsTask(TaskSettings settings) : IEvaluationTask
{
    /// <summary>Somewhat more than the scorers look at.</summary>
    private const int DefaultLimit = 15;

    private readonly int _limit = settings.Number("limit", DefaultLimit);

    public JsonObject Predict(JsonObject item) =>
        ArticleReader.Read(Encoding.UTF8.GetBytes(item.Text("text")), "text/plain") switch
        {
            ReadResult.Readable(var article) => new()
            {
                ["keywords"] = new JsonArray([
                    .. KeywordFinder.Find(article, _limit).Select(k => JsonValue.Create(k.Text)),
                ]),
            },
            ReadResult.Unreadable(_, var explanation) => throw new FormatException(explanation),
            var other => throw new InvalidOperationException($"unknown outcome {other}"),
        };
}
