using System.Text;
using System.Text.Json.Nodes;
using Summarizer.Text.Articles;
using Summarizer.Text.Keywords;
using Summarizer.Text.Reading;

namespace Summarizer.Evaluation;

/// <summary>
/// What the keyword model sees, to fit its weights anew: <c>id, text</c> in; <c>id, technicality, signs, candidates</c>
/// out. A candidate is its terms and the value of each sign; which of them are keywords is for the fitting to know.
/// </summary>
internal sealed class KeywordSignsTask : IEvaluationTask
{
    public JsonObject Predict(JsonObject item)
    {
        if (
            ArticleReader.Read(Encoding.UTF8.GetBytes(item.Text("text")), "text/plain")
            is not ReadResult.Readable
            (var article)
        )
        {
            throw new FormatException("not readable");
        }

        var terms = ArticleTerms.Of(article);
        var collector = new PhraseCollector(article, terms);
        var candidates = new JsonArray();
        var phrases = collector.Collect();
        var model = new PhraseModel(terms, collector.Style);
        foreach (var phrase in phrases.Where(p => !p.IsPartOfName))
        {
            candidates.Add(
                new JsonObject
                {
                    ["terms"] = new JsonArray([
                        .. Enumerable
                            .Range(0, phrase.Key.Length)
                            .Select(i => JsonValue.Create(terms.Text(phrase.Key[i]))),
                    ]),
                    ["values"] = new JsonArray([.. model.Values(phrase).Select(v => JsonValue.Create(v))]),
                }
            );
        }

        return new()
        {
            ["technicality"] = collector.Style.Technicality,
            ["signs"] = new JsonArray([.. PhraseModel.Signs.Select(s => JsonValue.Create(s))]),
            ["candidates"] = candidates,
        };
    }
}
