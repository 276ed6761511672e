using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Summarizer.EndToEnd.Tests.Documentation;

/// <summary>The commands of docs/self-hosting.md for backup and restore.</summary>
public class BackupTests
{
    private const string Article = "Bees Return to the Harbour\n\nThe council has opened forty hives on its roofs.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_restored_backup_has_the_articles_and_digests_of_its_day()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are for a Unix shell.");
        var blocks = CommandBlock.All.Where(block => block.Mark == $"run by {nameof(BackupTests)}").ToList();
        Assert.Equal(2, blocks.Count);
        using var folder = new TemporaryFolder();
        await ServeAsync(folder.Path, http => UploadAsync(http, "kept.txt"));
        await RunAsync(blocks[0].Text, folder.Path);
        await ServeAsync(folder.Path, http => UploadAsync(http, "later.txt"));

        await RunAsync(blocks[1].Text, folder.Path);

        await ServeAsync(
            folder.Path,
            async http =>
            {
                var list = await http.GetFromJsonAsync<JsonElement>("/api/articles", Cancel);
                var article = Assert.Single(list.GetProperty("items").EnumerateArray());
                Assert.Equal("kept.txt", article.GetProperty("name").GetString());
                Assert.Equal("ready", article.GetProperty("status").GetString());
            }
        );
    }

    private static async Task ServeAsync(string folder, Func<HttpClient, Task> use)
    {
        var (server, address) = await ServerProcess.ServeAsync(
            FreePorts.Storage().ConnectionString,
            new Dictionary<string, string> { ["Azurite:Location"] = Path.Combine(folder, ".azurite") }
        );
        await using var stopping = server;
        using var http = new HttpClient { BaseAddress = address };
        await use(http);
        await server.SignalAsync("TERM");
        Assert.Equal(0, await server.WaitForExitAsync());
    }

    private static async Task UploadAsync(HttpClient http, string name)
    {
        using var answer = await http.PutAsync($"/api/articles/{name}", new StringContent(Article), Cancel);
        var digest = await http.GetFromJsonAsync<JsonElement>($"{answer.Headers.Location}?wait=60", Cancel);
        Assert.Equal("ready", digest.GetProperty("status").GetString());
    }

    private static async Task RunAsync(string commands, string folder)
    {
        using var process = Process.Start(
            new ProcessStartInfo("bash", ["-ec", commands]) { WorkingDirectory = folder, UseShellExecute = false }
        )!;
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(0, process.ExitCode);
    }
}
