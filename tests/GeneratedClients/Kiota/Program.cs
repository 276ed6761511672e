using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Summarizer.Generated;
using Summarizer.Generated.Models;

// The story of the README with a client that Kiota generated: upload, wait, search, export, change on a condition.
var (server, key, sample) = (args[0], args[1], args[2]);
using var http = new HttpClient(); // Kiota's own provider of keys speaks HTTPS alone
http.DefaultRequestHeaders.Add("x-api-key", key);
using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http)
{
    BaseUrl = server,
};
var client = new SummarizerClient(adapter);

await using var file = File.OpenRead(sample);
var uploaded = await client.Api.Articles["kiota/seed library é.md"].PutAsync(file);
var digest = await client.Api.Articles[uploaded!.Id!].GetAsync(r => r.QueryParameters.Wait = 60);
Console.WriteLine($"{digest!.Status.ToString()!.ToLowerInvariant()}: {digest.Title}");

foreach (var name in new[] { "kiota/a.txt", "kiota/b.txt" })
{
    var bees = await client.Api.Articles[name].PutAsync(Bees());
    await client.Api.Articles[bees!.Id!].GetAsync(r => r.QueryParameters.Wait = 60);
}

var found = await client.Api.Articles.GetAsync(r =>
{
    r.QueryParameters.Q = "\"seed library\"";
    r.QueryParameters.Language = "en";
});
Console.WriteLine($"found: {found!.Items!.Exists(i => i.Id == uploaded.Id)}");

var folder = await client.Api.Articles.GetAsync(r => r.QueryParameters.Name = "kiota/*");
Console.WriteLine($"in the folder: {string.Join(", ", folder!.Items!.Select(i => i.Name))}");

await using var export = await client.Api.Articles.Export.GetAsync(r => r.QueryParameters.Name = "kiota/*");
using var lines = new StreamReader(export!);
Console.WriteLine(
    $"exported: {(await lines.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length}"
);

try
{
    await client.Api.Articles[uploaded.Id!].DeleteAsync(r => r.Headers.Add("If-Match", "\"another\""));
}
catch (ProblemDetails refused)
{
    Console.WriteLine($"refused: {refused.ResponseStatusCode} {refused.Type}");
}

static MemoryStream Bees() => new("Bees live on the roofs. The keeper counts them each morning."u8.ToArray());
