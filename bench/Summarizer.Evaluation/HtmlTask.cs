using System.Text.Json.Nodes;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Evaluation;

/// <summary>The main text of a whole page: <c>id, html_path</c> (gzip) in, <c>id, text</c> out.</summary>
internal sealed class HtmlTask(TaskSettings settings) : IEvaluationTask
{
    public JsonObject Predict(JsonObject item)
    {
        var bytes = settings.Unzip(item.Text("html_path"));
        return ArticleReader.Read(bytes, "text/html") switch
        {
            ReadResult.Readable(var article) => new() { ["title"] = article.Title, ["text"] = MainText(article) },
            ReadResult.Unreadable(_, var explanation) => new() { ["text"] = "", ["explanation"] = explanation },
            var other => throw new InvalidOperationException($"unknown outcome {other}"),
        };
    }

    // The references hold running text, headings, lists and tables, and no captions of pictures.
    private static string MainText(ArticleText article) =>
        string.Join(
            "\n\n",
            article
                .Blocks.Where(b => b.Kind is not BlockKind.Caption)
                .Select(b => article.Text.Substring(b.Start, b.Length))
        );
}
