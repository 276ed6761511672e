using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Summarizer.Evaluation;

// Predictions for third-party data sets, for scorers outside this project: JSON Lines in and out, one line an item.
// Exit code: 0 all items done, 1 some lines were bad (reported and skipped), 2 wrong usage.

var words = args.TakeWhile(a => !a.StartsWith("--", StringComparison.Ordinal)).ToArray();
var pairs = args[words.Length..];
if (words.Length != 3 || !Tasks.ByName.TryGetValue(words[0], out var create) || pairs.Length % 2 != 0)
{
    var names = string.Join('|', Tasks.ByName.Keys.Order(StringComparer.Ordinal));
    Console.Error.WriteLine($"usage: Summarizer.Evaluation {names} IN.jsonl OUT.jsonl [--option value]...");
    return 2;
}

var options = pairs.Chunk(2).ToDictionary(p => p[0][2..], p => p[1], StringComparer.Ordinal);
var task = create(new(Path.GetDirectoryName(Path.GetFullPath(words[1]))!, options));
var plain = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
var (number, done, bad) = (0, 0, 0);
using var output = new StreamWriter(words[2], append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
foreach (var line in File.ReadLines(words[1]))
{
    number++;
    if (string.IsNullOrWhiteSpace(line))
    {
        continue;
    }

    try
    {
        var item = JsonNode.Parse(line) as JsonObject ?? throw new FormatException("not an object");
        var id = item["id"]?.DeepClone() ?? throw new FormatException("no \"id\"");
        var answer = task.Predict(item);
        answer.Insert(0, "id", id);
        output.WriteLine(answer.ToJsonString(plain));
        done++;
    }
    // One bad item must not cost the others their figures.
    catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or IOException)
    {
        bad++;
        Console.Error.WriteLine($"line {number}: {e.Message}");
    }

    if (number % 100 == 0)
    {
        Console.Error.WriteLine($"{number} lines");
    }
}

if (task.Summary() is { } summary)
{
    Console.WriteLine(summary);
}

Console.Error.WriteLine($"{done} done, {bad} bad");
return bad == 0 ? 0 : 1;
