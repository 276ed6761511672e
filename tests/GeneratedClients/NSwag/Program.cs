using Summarizer.Generated;

// The story of the README with a client that NSwag generated: upload, wait, search, export, change on a condition.
var (server, key, sample) = (args[0], args[1], args[2]);
using var http = new HttpClient { BaseAddress = new Uri(server) };
http.DefaultRequestHeaders.Add("x-api-key", key);
var client = new SummarizerClient(http);

await using var file = File.OpenRead(sample);

// NSwag throws whatever is not the first success of an operation: here 202, if the digest is not ready in time.
var digest = await client.UploadArticleAsync("nswag/seed library é.md", file, wait: 60);
Console.WriteLine($"{digest.Status.ToString().ToLowerInvariant()}: {digest.Title}");

foreach (var name in new[] { "nswag/a.txt", "nswag/b.txt" })
{
    await client.UploadArticleAsync(name, Bees(), wait: 60);
}

var found = await client.ListArticlesAsync(q: "\"seed library\"", language: "en");
Console.WriteLine($"found: {found.Items.Any(i => i.Id == digest.Id)}");

var folder = await client.ListArticlesAsync(name: "nswag/*");
Console.WriteLine($"in the folder: {string.Join(", ", folder.Items.Select(i => i.Name))}");

using var export = await client.ExportArticlesAsync(name: "nswag/*");
using var lines = new StreamReader(export.Stream);
Console.WriteLine(
    $"exported: {(await lines.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length}"
);

try
{
    await client.DeleteArticleAsync(digest.Id, if_Match: "\"another\"");
}
catch (ApiException<ProblemDetails> refused)
{
    Console.WriteLine($"refused: {refused.StatusCode} {refused.Result.Type}");
}

static MemoryStream Bees() => new("Bees live on the roofs. The keeper counts them each morning."u8.ToArray());
