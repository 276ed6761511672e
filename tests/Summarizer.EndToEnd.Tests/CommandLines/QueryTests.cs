using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Summarizer.EndToEnd.Tests.CommandLines;

/// <summary>The commands that read what is on a server, and the one that deletes it.</summary>
public class QueryTests(RunningServer running) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Articles_are_listed_found_printed_and_deleted_by_name_and_id()
    {
        using var folder = new TemporaryFolder();
        var bees = folder.Write("zwei Bienen é.txt", "Bees Return\n\nThe council opened forty hives on its roofs."u8);
        var trams = folder.Write("trams.txt", "Trams Leave\n\nThe council closed four tram lines."u8);
        Assert.Equal(0, (await RunAsync("upload", bees, trams)).Code);

        var list = await RunAsync("list");
        Assert.Equal(0, list.Code);
        Assert.Contains("zwei Bienen é.txt | Bees Return", list.Output, StringComparison.Ordinal);
        Assert.Contains("trams.txt | Trams Leave", list.Output, StringComparison.Ordinal);
        Assert.Empty(list.Errors);

        var one = await RunAsync("list", "--limit", "1", "--json");
        Assert.Single(Names(one.Output));
        Assert.Contains("--limit", one.Errors, StringComparison.Ordinal);

        Assert.Equal(["zwei Bienen é.txt"], Names((await RunAsync("search", "hives", "--json")).Output));
        Assert.Equal(["trams.txt"], Names((await RunAsync("search", "council", "-hives", "--json")).Output));
        Assert.Empty((await RunAsync("search", "submarines", "--language", "en")).Output);

        var id = JsonDocument
            .Parse((await RunAsync("get", "trams.txt", "--json")).Output)
            .RootElement.GetProperty("id");
        var both = await RunAsync("get", id.GetString()!, "zwei Bienen é.txt");
        Assert.Equal(0, both.Code);
        Assert.StartsWith("Trams Leave", both.Output, StringComparison.Ordinal);
        Assert.Contains("Bees Return", both.Output, StringComparison.Ordinal);

        var missing = await RunAsync("get", "no such article", "trams.txt");
        Assert.Equal(1, missing.Code);
        Assert.Contains("Trams Leave", missing.Output, StringComparison.Ordinal);
        Assert.StartsWith("no such article: ", missing.Errors, StringComparison.Ordinal);

        var deleted = await RunAsync("delete", "trams.txt", "--json");
        Assert.Equal(0, deleted.Code);
        var last = JsonDocument.Parse(deleted.Output).RootElement;
        Assert.Equal("deleted", last.GetProperty("status").GetString());
        Assert.Equal(id.GetString(), last.GetProperty("id").GetString());
        Assert.Equal(1, (await RunAsync("delete", "trams.txt")).Code);
        Assert.Equal(["zwei Bienen é.txt"], Names((await RunAsync("list", "--json")).Output));
    }

    [Fact]
    public async Task A_value_that_the_server_refuses_ends_with_2_and_its_sentence()
    {
        var (code, output, errors) = await RunAsync("list", "--status", "lost");

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("status", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conditions_and_the_key_are_sent_and_pages_followed_up_to_the_limit()
    {
        var keys = new List<string?>();
        await using var server = await RecordingServer.StartAsync(async context =>
        {
            keys.Add(context.Request.Headers["x-api-key"]);
            var next = context.Request.Query.ContainsKey("after") ? "" : ",\"next\":\"p&2\"";
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync($$"""{"items":[{"id":"1","name":"a","status":"ready"}]{{next}}}""");
        });

        var (code, output, errors) = await ServerProcess.RunAsync([
            "list",
            "--name",
            "2026/*",
            "--tag",
            "city council",
            "--sort",
            "title",
            "--limit",
            "150",
            "--key",
            "a key of 16 signs".Replace(' ', '-'),
            "--server",
            server.Address,
        ]);

        Assert.Equal(0, code);
        Assert.Empty(errors);
        Assert.Equal(2, output.TrimEnd().Split('\n').Length);
        const string conditions = "GET /api/articles?name=2026%2F%2A&tag=city%20council&sort=title";
        Assert.Equal(
            [$"{conditions}&limit=100", $"{conditions}&limit=100&after=p%262"],
            server.Requests.Select(r => r.Request)
        );
        Assert.All(keys, key => Assert.Equal("a-key-of-16-signs", key));
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) =>
        await ServerProcess.RunAsync([.. arguments, "--server", $"{running.Address}"]);

    private static IEnumerable<string?> Names(string lines) =>
        lines
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("name").GetString());
}
