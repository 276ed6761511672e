using System.Text.Json.Nodes;
using Summarizer.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Evaluation;

/// <summary>
/// Whole digests, to be read by eye: <c>id, html_path</c> (gzip) in; title, language, summary, keywords and questions out,
/// with <c>opening</c>, the first sentences of what was read.
/// </summary>
internal sealed class DigestsTask(TaskSettings settings) : IEvaluationTask
{
    private const int OpeningSentences = 3;

    public JsonObject Predict(JsonObject item) =>
        ArticleReader.Read(settings.Unzip(item.Text("html_path")), "text/html") switch
        {
            ReadResult.Readable(var article) => Digest(article),
            ReadResult.Unreadable(_, var explanation) => new() { ["unreadable"] = explanation },
            var other => throw new InvalidOperationException($"unknown outcome {other}"),
        };

    private static JsonObject Digest(ArticleText article)
    {
        var digest = ExtractiveEngine.Write(article);
        return new()
        {
            ["title"] = digest.Title,
            ["language"] = digest.Language,
            ["opening"] = Strings(article.Sentences.Take(OpeningSentences).Select(s => s.Text)),
            ["summary"] = Strings(digest.Summary.Select(c => $"{c.Text} [{string.Join(", ", c.Citations)}]")),
            ["keywords"] = Strings(digest.Keywords.Select(k => k.Text)),
            ["faqs"] = Strings(digest.Faqs.Select(f => $"{f.Question} {f.Answer}")),
        };
    }

    private static JsonArray Strings(IEnumerable<string> texts) => [.. texts.Select(t => JsonValue.Create(t))];
}
