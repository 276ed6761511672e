using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Summarizer.Testing;
using Summarizer.Tests.Infra;

namespace Summarizer.Tests.Clients;

/// <summary>clients/summarizer.http, compared with the OpenAPI document.</summary>
public partial class HttpFileTests(AzuriteServer azurite)
{
    private const string Document = "/api/openapi/v1.json";

    [Fact]
    public async Task Every_request_in_the_http_file_matches_the_OpenAPI_document()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var document = await service.Http.GetFromJsonAsync<JsonElement>(
            Document,
            TestContext.Current.CancellationToken
        );
        var described = document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (path.Name, operation)))
            .Select(o =>
                (o.Name, Method: o.operation.Name.ToUpperInvariant(), Parameters: ParametersOf(o.operation.Value))
            )
            .ToList();

        var requests = Request().Matches(Repository.Text("clients", "summarizer.http"));

        Assert.True(requests.Count > 5);
        Assert.All(
            requests.Where(request => request.Groups["path"].Value != Document),
            request =>
            {
                var operation = Assert.Single(
                    described,
                    o =>
                        o.Method == request.Groups["method"].Value
                        && Regex.IsMatch(
                            request.Groups["path"].Value,
                            Pattern(o.Name, o.Method),
                            RegexOptions.NonBacktracking
                        )
                );
                Assert.Subset(
                    operation.Parameters,
                    Query().Matches(request.Value).Select(p => p.Groups[1].Value).ToHashSet()
                );
            }
        );
    }

    // A name may contain slashes, which OpenAPI cannot express.
    private static string Pattern(string template, string method) =>
        $"^{Regex.Escape(template).Replace("\\{article}", method == "PUT" ? ".+" : "[^/]+")}$";

    private static HashSet<string> ParametersOf(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Select(p => p.GetProperty("name").GetString()!).ToHashSet()
            : [];

    [GeneratedRegex(
        @"^(?<method>[A-Z]+) \{\{server\}\}(?<path>[^?\s]+)\S*",
        RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Request();

    [GeneratedRegex(@"[?&](\w+)=", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Query();
}
