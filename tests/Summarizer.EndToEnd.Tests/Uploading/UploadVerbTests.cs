using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Summarizer.EndToEnd.Tests.CommandLines;

namespace Summarizer.EndToEnd.Tests.Uploading;

public class UploadVerbTests(RunningServer running) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_is_uploaded_with_its_subfolders_but_without_hidden_files()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", "First Article\n\nThe first article has a sentence."u8);
        folder.Write("deeper/b.md", "# Second Article\n\nThe second article has a sentence."u8);
        folder.Write(".hidden", "Hidden\n\nNobody sees this sentence."u8);
        var name = Path.GetFileName(folder.Path);

        var (code, output, errors) = await ServerProcess.RunAsync([
            "upload",
            folder.Path,
            "--server",
            running.Address.ToString(),
        ]);

        Assert.Empty(errors);
        Assert.Equal(0, code);
        Assert.Contains("2 of 2 articles are ready.", output, StringComparison.Ordinal);
        var names = await NamesAsync();
        Assert.Contains($"{name}/a.txt", names);
        Assert.Contains($"{name}/deeper/b.md", names);
        Assert.DoesNotContain($"{name}/.hidden", names);
    }

    [Fact]
    public async Task A_failed_file_is_reported_with_its_reason_and_exit_code_1()
    {
        using var folder = new TemporaryFolder();
        var good = folder.Write("good.txt", "A Good Article\n\nThe article has a sentence."u8);
        var empty = folder.Write("empty.txt", []);

        var (code, output, errors) = await ServerProcess.RunAsync([
            "upload",
            good,
            empty,
            "--server",
            running.Address.ToString(),
        ]);

        Assert.Equal(1, code);
        Assert.Contains("1 of 2 articles are ready.", output, StringComparison.Ordinal);
        Assert.StartsWith($"{empty}: ", errors, StringComparison.Ordinal);
        Assert.Contains("empty", errors[empty.Length..], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Two_files_that_would_overwrite_each_other_are_refused_before_anything_is_sent()
    {
        using var folder = new TemporaryFolder();
        var one = folder.Write("one/same.txt", "One\n\nA sentence."u8);
        var two = folder.Write("two/same.txt", "Two\n\nA sentence."u8);

        var (code, _, errors) = await ServerProcess.RunAsync([
            "upload",
            one,
            two,
            "--server",
            running.Address.ToString(),
        ]);

        Assert.Equal(2, code);
        Assert.Contains("would both be named same.txt", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("same.txt", await NamesAsync());
    }

    [Fact]
    public async Task Without_a_server_the_error_says_how_to_start_one()
    {
        var (code, output, errors) = await ServerProcess.RunAsync([
            "upload",
            ServerProcess.Sample("tidal-barrier.txt"),
            ServerProcess.Sample("seed-library.md"),
            "--server",
            $"http://127.0.0.1:{FreePorts.Next()}",
        ]);

        Assert.Equal(3, code);
        Assert.Empty(output);
        Assert.Contains("./run", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_command_skips_what_is_unchanged_and_uploads_what_is_new_or_changed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("one.txt", "One\n\nThe first article has a sentence."u8);
        folder.Write("two.txt", "Two\n\nThe second article has a sentence."u8);
        string[] upload = ["upload", folder.Path, "--server", $"{running.Address}"];
        Assert.Equal(0, (await ServerProcess.RunAsync(upload)).ExitCode);
        var name = Path.GetFileName(folder.Path);
        folder.Write("two.txt", "Two\n\nThe second article has another sentence."u8);
        folder.Write("three.txt", "Three\n\nThe third article has a sentence."u8);

        var (code, output, _) = await ServerProcess.RunAsync(upload);

        Assert.Equal(0, code);
        Assert.Contains("3 of 3 articles are ready. 1 were unchanged.", output, StringComparison.Ordinal);
        Assert.Contains($"unchanged {name}/one.txt", output, StringComparison.Ordinal);
        Assert.Contains($"ready     {name}/two.txt", output, StringComparison.Ordinal);
        Assert.Contains($"ready     {name}/three.txt", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_JSON_each_article_is_a_line_with_its_status_whether_the_server_took_it_or_not()
    {
        using var folder = new TemporaryFolder();
        var good = folder.Write("as json.txt", "A Good Article\n\nThe article has a sentence."u8);
        var empty = folder.Write("nothing.txt", []);

        var (code, output, _) = await ServerProcess.RunAsync([
            "upload",
            good,
            empty,
            "--json",
            "--server",
            $"{running.Address}",
        ]);

        Assert.Equal(1, code);
        var articles = output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(article => article.GetProperty("name").GetString()!);
        Assert.Equal("ready", articles["as json.txt"].GetProperty("status").GetString());
        Assert.Equal("failed", articles["nothing.txt"].GetProperty("status").GetString());
        Assert.Contains("empty", articles["nothing.txt"].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, articles.Count);
    }

    [Fact]
    public async Task Addresses_and_options_are_handed_to_the_server_and_with_options_nothing_is_skipped()
    {
        const string accepted = """
            {"id":"1","name":"a","status":"ready","links":{"self":"/api/articles/1","source":"/s"}}
            """;
        await using var server = await RecordingServer.StartAsync(async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(accepted);
        });
        using var folder = new TemporaryFolder();
        var file = folder.Write("a.txt", "A file."u8);

        var (code, _, errors) = await ServerProcess.RunAsync([
            "upload",
            "https://example.com/a b",
            file,
            "--sentences",
            "3",
            "--max-keywords",
            "5",
            "--tags",
            "peace,city council",
            "--server",
            server.Address,
        ]);

        Assert.Empty(errors);
        Assert.Equal(0, code);
        const string query = "?sentences=3&maxKeywords=5&tags=peace%2Ccity%20council";
        Assert.Equivalent(
            new[]
            {
                ($"POST /api/articles{query}", """{"url":"https://example.com/a b"}"""),
                ($"PUT /api/articles/a.txt{query}", "A file."),
                ("GET /api/articles/1?wait=30", ""),
                ("GET /api/articles/1?wait=30", ""),
            },
            server.Requests,
            strict: true
        );
    }

    private async Task<List<string?>> NamesAsync()
    {
        var page = await running.Http.GetFromJsonAsync<JsonElement>("/api/articles?limit=100", Cancel);
        return [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString())];
    }
}
