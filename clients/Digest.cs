// Uploads a file and prints its digest.
#:property PublishAot=false
using System.Net.Http.Json;
using System.Text.Json.Nodes;

if (args.Length != 3)
{
    Console.Error.WriteLine("usage: [SUMMARIZER_API_KEY=...] dotnet run clients/Digest.cs -- SERVER FILE NAME");
    return 2;
}

using var http = new HttpClient { BaseAddress = new Uri(args[0]) };
if (Environment.GetEnvironmentVariable("SUMMARIZER_API_KEY") is { } key)
{
    http.DefaultRequestHeaders.Add("x-api-key", key);
}

await using var file = File.OpenRead(args[1]);
using var content = new StreamContent(file);
var name = string.Join('/', args[2].Split('/').Select(Uri.EscapeDataString)); // the slashes of a name are its own
using var answer = await http.PutAsync($"/api/articles/{name}", content);
answer.EnsureSuccessStatusCode();
var upload = await answer.Content.ReadFromJsonAsync<JsonNode>();
Console.WriteLine(await http.GetStringAsync($"{upload!["links"]!["self"]}?wait=30"));
return 0;
