using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Summarizer.Testing;

namespace Summarizer.Tests.Api;

public class OpenApiTests(AzuriteServer azurite)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Spectral_has_no_warnings_about_the_OpenAPI_document()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var file = Path.Combine(Path.GetTempPath(), $"openapi-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, await service.Http.GetStringAsync("/api/openapi/v1.json", Cancel), Cancel);
        try
        {
            var (exitCode, said) = await LintAsync(file);

            Assert.True(exitCode == 0, said);
            Assert.Contains("No results", said, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Every_operation_tells_what_it_is_and_how_it_fails()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        var document = await service.Http.GetFromJsonAsync<JsonElement>("/api/openapi/v1.json", Cancel);

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject().Where(o => Methods.Contains(o.Name)))
            {
                var at = $"{operation.Name} {path.Name}";
                Assert.True(operation.Value.TryGetProperty("description", out _), at);
                Assert.True(operation.Value.TryGetProperty("operationId", out _), at);
                foreach (var response in operation.Value.GetProperty("responses").EnumerateObject())
                {
                    if (
                        response.Name[0] is '4' or '5'
                        && !path.Name.StartsWith("/api/health", StringComparison.Ordinal)
                    )
                    {
                        var problem = response.Value.GetProperty("content").GetProperty("application/problem+json");
                        Assert.NotEmpty(problem.GetProperty("examples").EnumerateObject());
                    }
                }

                foreach (var parameter in Parameters(operation.Value))
                {
                    Assert.True(parameter.TryGetProperty("description", out _), at);
                    Assert.True(parameter.TryGetProperty("example", out _), at);
                }
            }
        }
    }

    [Theory]
    [InlineData("get", "/api/articles", "Read")]
    [InlineData("get", "/api/articles/{article}", "Read")]
    [InlineData("put", "/api/articles/{article}", "Write")]
    [InlineData("post", "/api/articles/{article}/retry", "Write")]
    [InlineData("delete", "/api/articles/{article}", "Admin")]
    [InlineData("get", "/api/health/live", null)]
    public async Task An_operation_names_both_ways_to_send_a_key_and_the_role_it_requires(
        string method,
        string path,
        string? role
    )
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        var document = await service.Http.GetFromJsonAsync<JsonElement>("/api/openapi/v1.json", Cancel);

        var schemes = document.GetProperty("components").GetProperty("securitySchemes");
        Assert.Equal("bearer", schemes.GetProperty("bearer").GetProperty("scheme").GetString());
        Assert.Equal("x-api-key", schemes.GetProperty("apiKey").GetProperty("name").GetString());
        var operation = document.GetProperty("paths").GetProperty(path).GetProperty(method);
        Assert.Equal(
            role is null ? [] : ["bearer", "apiKey"],
            operation.TryGetProperty("security", out var security)
                ? security.EnumerateArray().SelectMany(s => s.EnumerateObject()).Select(s => s.Name)
                : []
        );
        Assert.Equal(
            role is not null,
            operation
                .GetProperty("description")
                .GetString()!
                .EndsWith($" Requires the role {role}.", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("/api/articles", "limit", "maximum", "100")]
    [InlineData("/api/articles", "status", "enum", "[\"ready\",\"queued\",\"processing\",\"failed\"]")]
    [InlineData("/api/articles", "from", "format", "date-time")]
    [InlineData("/api/articles", "sort", "enum", "[\"-date\",\"date\",\"title\"]")]
    [InlineData("/api/articles/{article}", "wait", "maximum", "60")]
    [InlineData("/api/articles/{article}/source", "sentence", "minimum", "1")]
    [InlineData("/api/keywords", "prefix", "maxLength", "100")]
    public async Task A_query_parameter_has_the_bounds_that_it_is_refused_by(
        string path,
        string name,
        string keyword,
        string value
    )
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        var document = await service.Http.GetFromJsonAsync<JsonElement>("/api/openapi/v1.json", Cancel);

        var parameter = Parameters(document.GetProperty("paths").GetProperty(path).GetProperty("get"))
            .Single(p => p.GetProperty("name").GetString() == name);
        Assert.Equal(value, JsonSerializer.Serialize(parameter.GetProperty("schema").GetProperty(keyword)).Trim('"'));
    }

    [Theory]
    [InlineData("get", "/api/articles/{article}", "If-None-Match")]
    [InlineData("get", "/api/keywords", "If-None-Match")]
    [InlineData("put", "/api/articles/{article}", "If-Match", "If-None-Match", "Content-MD5")]
    [InlineData("post", "/api/articles", "If-None-Match")]
    [InlineData("post", "/api/articles/{article}/retry", "If-Match")]
    [InlineData("delete", "/api/articles/{article}", "If-Match")]
    [InlineData("get", "/api/articles/export")]
    public async Task Request_headers_are_parameters_so_that_generated_clients_can_send_them(
        string method,
        string path,
        params string[] expected
    )
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        var document = await service.Http.GetFromJsonAsync<JsonElement>("/api/openapi/v1.json", Cancel);

        var headers = Parameters(document.GetProperty("paths").GetProperty(path).GetProperty(method))
            .Where(p => p.GetProperty("in").GetString() == "header")
            .Select(p => p.GetProperty("name").GetString());
        Assert.Equal(expected, headers);
    }

    [Fact]
    public async Task The_document_names_this_server_the_files_of_a_form_and_the_states_that_are_shown()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        var document = await service.Http.GetFromJsonAsync<JsonElement>("/api/openapi/v1.json", Cancel);

        var server = Assert.Single(document.GetProperty("servers").EnumerateArray());
        Assert.Equal(service.Http.BaseAddress, new Uri(server.GetProperty("url").GetString()!));
        var file = document
            .GetProperty("paths")
            .GetProperty("/api/articles")
            .GetProperty("post")
            .GetProperty("requestBody")
            .GetProperty("content")
            .GetProperty("multipart/form-data")
            .GetProperty("schema")
            .GetProperty("properties")
            .GetProperty("file");
        Assert.Equal(
            ("array", "binary"),
            (file.GetProperty("type").GetString(), file.GetProperty("items").GetProperty("format").GetString())
        );
        var status = document.GetProperty("components").GetProperty("schemas").GetProperty("ArticleStatus");
        Assert.Equal("string", status.GetProperty("type").GetString());
        Assert.Equal(
            ["queued", "processing", "ready", "failed"],
            status.GetProperty("enum").EnumerateArray().Select(v => v.GetString())
        );
    }

    [Theory]
    [InlineData("Claim")]
    [InlineData("Faq")]
    [InlineData("FaqResponse")]
    public async Task The_levels_of_support_are_listed_and_described(string statement)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        var document = await service.Http.GetFromJsonAsync<JsonElement>("/api/openapi/v1.json", Cancel);

        var schemas = document.GetProperty("components").GetProperty("schemas");
        var support = schemas.GetProperty(statement).GetProperty("properties").GetProperty("support");
        Assert.Equal("#/components/schemas/SupportLevel", support.GetProperty("$ref").GetString());
        var levels = schemas.GetProperty("SupportLevel");
        Assert.Equal(
            ["verbatim", "wording", "facts", "confirmed", "unchecked"],
            levels.GetProperty("enum").EnumerateArray().Select(v => v.GetString())
        );
        Assert.All(
            levels.GetProperty("enum").EnumerateArray(),
            v => Assert.Contains($"`{v}`", levels.GetProperty("description").GetString(), StringComparison.Ordinal)
        );
    }

    // Responses leave out what is absent, but the document asked for highlights in every question and allowed null.
    [Fact]
    public async Task Nothing_that_may_be_absent_is_required_and_nothing_is_null()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        var document = await service.Http.GetFromJsonAsync<JsonElement>("/api/openapi/v1.json", Cancel);

        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.Equal(
            ["question", "answer", "citations", "origin", "article"],
            schemas.GetProperty("FaqResponse").GetProperty("required").EnumerateArray().Select(r => r.GetString())
        );
        Assert.Equal(
            ["items"],
            schemas.GetProperty("DigestPage").GetProperty("required").EnumerateArray().Select(r => r.GetString())
        );
        Assert.DoesNotContain("\"null\"", schemas.GetRawText(), StringComparison.Ordinal);
        Assert.All(
            schemas.EnumerateObject().Where(s => s.Value.TryGetProperty("enum", out _)),
            s => Assert.All(s.Value.GetProperty("enum").EnumerateArray(), v => Assert.NotNull(v.GetString()))
        );
    }

    [Fact]
    public async Task The_account_of_the_check_is_described()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        var document = await service.Http.GetFromJsonAsync<JsonElement>("/api/openapi/v1.json", Cancel);

        var report = document.GetProperty("components").GetProperty("schemas").GetProperty("GroundingReport");
        string[] counts = ["supported", "of", "score", "dropped", "unverified"];
        Assert.All(
            counts,
            count =>
                Assert.NotEmpty(
                    report.GetProperty("properties").GetProperty(count).GetProperty("description").GetString()!
                )
        );
    }

    // Each was answered, and not in the document, until the API was fuzzed.
    [Theory]
    [InlineData("GET", "/api/feed.json", "If-Match", "\"x\"", 412, "precondition-failed")]
    [InlineData("GET", "/api/feed.atom", "If-Match", "\"x\"", 412, "precondition-failed")]
    [InlineData("GET", "/api/articles", "If-Match", "\"x\"", 412, "precondition-failed")]
    [InlineData("GET", "/api/keywords", "If-Match", "\"x\"", 412, "precondition-failed")]
    [InlineData("GET", "/api/faqs", "If-Match", "\"x\"", 412, "precondition-failed")]
    [InlineData("GET", "/api/health/live", "Host", "evil.example", 403, "forbidden")]
    [InlineData("PUT", "/api/articles/{article}", "Content-MD5", "x", 400, "bad-request")]
    [InlineData("PUT", "/api/articles/{article}", "If-Match", "*", 412, "precondition-failed")]
    public async Task Each_refusal_is_in_the_OpenAPI_document(
        string method,
        string path,
        string header,
        string value,
        int status,
        string type
    )
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        using var request = new HttpRequestMessage(new(method), path.Replace("{article}", "x.txt"));
        request.Content = method == "PUT" ? new StringContent("Bees live here.") : null;
        Assert.True(
            request.Headers.TryAddWithoutValidation(header, value)
                || request.Content!.Headers.TryAddWithoutValidation(header, value)
        );

        using var answer = await service.Http.SendAsync(request, Cancel);
        var document = await service.Http.GetFromJsonAsync<JsonElement>("/api/openapi/v1.json", Cancel);

        Assert.Equal(status, (int)answer.StatusCode);
        var responses = document.GetProperty("paths").GetProperty(path).GetProperty(method.ToLowerInvariant());
        var examples = responses
            .GetProperty("responses")
            .GetProperty($"{status}")
            .GetProperty("content")
            .GetProperty("application/problem+json")
            .GetProperty("examples");
        Assert.True(examples.TryGetProperty(type, out _));
    }

    [Theory]
    [InlineData("GET", "/api/openapi/v2.json", "no-such-address")]
    [InlineData("GET", "/api/nowhere", "no-such-address")]
    [InlineData("GET", "/page/1/nowhere.js", "no-such-address")]
    [InlineData("PATCH", "/api/articles", "method-not-allowed")]
    public async Task An_unknown_URL_or_method_gets_a_problem_with_our_type(string method, string path, string type)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        using var request = new HttpRequestMessage(new(method), path);

        using var answer = await service.Http.SendAsync(request, Cancel);

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("urn:problem-type:summarizer:" + type, problem.GetProperty("type").GetString());
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
    }

    private static JsonElement.ArrayEnumerator Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : default;

    private static async Task<(int ExitCode, string Said)> LintAsync(string file)
    {
        var root = Root();
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Path.Combine(root, "node_modules", "@stoplight", "spectral-cli", "dist", "index.js"),
                "lint",
                "--fail-severity=hint",
                file,
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, await output + await errors);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, ".spectral.yaml")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No .spectral.yaml above the tests.");
        }

        return folder.FullName;
    }
}
