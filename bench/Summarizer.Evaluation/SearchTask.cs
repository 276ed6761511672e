using System.Globalization;
using System.Text.Json.Nodes;
using Summarizer.Search.Words;

namespace Summarizer.Evaluation;

/// <summary>
/// Search: <c>id, text, title?</c> and the queries <c>qas[].q</c> or <c>refs[]</c> in; for each query the rank of its own
/// article out, 0 if it is not among the first ten, and as <c>rarest</c> that of the article's two rarest words.
/// <c>--articles FILE.jsonl,…</c> names the articles that are searched, the items' own file among them. The service's own
/// code ranks, over lists in memory.
/// </summary>
internal sealed class SearchTask(TaskSettings settings) : IEvaluationTask
{
    private const int Listed = 10;

    private readonly Lazy<MemoryIndex> _index = new(() => Load(settings));
    private readonly List<int> _ranks = [];
    private readonly List<int> _rarest = [];

    public JsonObject Predict(JsonObject item)
    {
        var id = item.Text("id");
        var queries =
            item["qas"] is JsonArray pairs ? pairs.Select(p => ((JsonObject)p!).Text("q"))
            : item["refs"] is JsonArray refs ? refs.Select(r => (string)r!)
            : throw new FormatException("no array \"qas\" or \"refs\"");
        var ranks = queries.Select(q => RankOf(id, q)).ToList();
        var rarest = RankOf(id, string.Join(' ', _index.Value.RarestOf(id, count: 2)));
        _ranks.AddRange(ranks);
        _rarest.Add(rarest);
        return new() { ["ranks"] = new JsonArray([.. ranks.Select(r => JsonValue.Create(r))]), ["rarest"] = rarest };
    }

    public string Summary() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{_ranks.Count} queries: recall@1 {Recall(_ranks, 1):F3}, @10 {Recall(_ranks, Listed):F3}; two rarest words: @1 {Recall(_rarest, 1):F3}, @10 {Recall(_rarest, Listed):F3}"
        );

    private static double Recall(List<int> ranks, int at) =>
        ranks.Count(r => r > 0 && r <= at) / (double)Math.Max(1, ranks.Count);

    private int RankOf(string id, string query)
    {
        // Typed by a person, these would be operators; in the data they are text.
        var plain = string.Concat(query.Select(c => c is '"' or '*' or '-' ? ' ' : c));
        var typed = plain.Length > SearchText.MaxLength ? plain[..SearchText.MaxLength] : plain;
        return SearchText.TryParse(typed, out var search)
            ? _index.Value.FindAsync(search).GetAwaiter().GetResult().Take(Listed).ToList().IndexOf(id) + 1
            : 0;
    }

    private static MemoryIndex Load(TaskSettings settings)
    {
        var index = new MemoryIndex();
        var files = settings.Options.GetValueOrDefault("articles") ?? throw new FormatException("no --articles");
        foreach (var file in files.Split(','))
        {
            foreach (var line in File.ReadLines(Path.Combine(settings.InputFolder, file)))
            {
                var item = (JsonObject)JsonNode.Parse(line)!;
                index.Add(item.Text("id"), (string?)item["title"], item.Text("text"));
            }
        }

        return index;
    }
}
