using System.Diagnostics;
using System.Text.RegularExpressions;
using Summarizer.Articles;

namespace Summarizer.EndToEnd.Tests.Documentation;

/// <summary>What the documents tell users to type is typed. A block that cannot be run here says so, or which tests run it.</summary>
public class CommandBlockTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly Regex ArticleIds = new("(ID|[0-9a-z]{26})", RegexOptions.NonBacktracking);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Settings =>
        [.. CommandBlock.All.Where(block => block is { Mark: null, IsSettings: true }).Select(block => $"{block}")];

    public static TheoryData<string> Commands =>
        [
            .. CommandBlock
                .All.Where(block => block is { Mark: null, IsSettings: false })
                .Select(block => block.File)
                .Distinct(),
        ];

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task The_server_starts_with_the_settings_of_a_block(string at)
    {
        var block = CommandBlock.All.Single(block => $"{block}" == at);
        var settings = block
            .Text.Split('\n')
            .Where(line => line.StartsWith("export ", StringComparison.Ordinal))
            .Select(line => line["export ".Length..].Split('#')[0].Trim().Split('=', 2))
            .ToDictionary(setting => setting[0], setting => setting[1]);

        var (started, _) = await ServerProcess.ServeAsync(FreePorts.Storage().ConnectionString, settings);

        await using var stopping = started;
        Assert.Contains($"Engine: {settings["Model__Name"]} at ", started.Output, StringComparison.Ordinal);
    }

    // In one shell for a document, from top to bottom: a block may need what an earlier one did.
    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_commands_of_a_document_work(string file)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are for a Unix shell.");
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "samples"), ServerProcess.Sample(""));
        foreach (
            var (name, sample) in new[]
            {
                ("a.md", "seed-library.md"),
                ("b.docx", "school-kitchen.docx"),
                ("talks.txt", "tidal-barrier.txt"),
            }
        )
        {
            File.Copy(ServerProcess.Sample(sample), Path.Combine(folder.Path, name));
        }

        await UploadAsync("reports/seed-library.md");
        var blocks = CommandBlock.All.Where(block => block.File == file && block is { Mark: null, IsSettings: false });

        var (code, errors) = await RunAsync(Script(blocks), folder.Path);

        Assert.True(code == 0, errors);
    }

    [Fact]
    public void Every_test_class_that_a_mark_names_exists()
    {
        var classes = typeof(CommandBlockTests).Assembly.GetTypes().Select(type => type.Name).ToHashSet();

        var named = CommandBlock
            .All.Where(block => block.Mark is not null && block.Mark.StartsWith("run by ", StringComparison.Ordinal))
            .Select(block => block.Mark!["run by ".Length..]);

        Assert.All(named, name => Assert.Contains(name, classes));
    }

    // curl does not fail by itself when the server refuses; each command is shown before it runs.
    private string Script(IEnumerable<CommandBlock> blocks)
    {
        var commands = string.Join('\n', blocks.Select(block => block.Text))
            .Replace("http://localhost:7071", server.Address.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal)
            .Replace(
                "dotnet run --project src/Summarizer.Server --",
                ServerProcess.CommandLine,
                StringComparison.Ordinal
            )
            .Replace(" PATH...", " samples/tidal-barrier.txt", StringComparison.Ordinal)
            .Replace("FILE", "samples/tidal-barrier.txt", StringComparison.Ordinal);
        return $"set -exo pipefail\nexport SUMMARIZER_SERVER={server.Address}\n"
            + "curl() { command curl --silent --show-error --fail-with-body \"$@\"; }\n"
            + ArticleIds.Replace(commands, $"{ArticleId.Of("reports/seed-library.md")}");
    }

    private async Task UploadAsync(string name)
    {
        await using var article = File.OpenRead(ServerProcess.Sample("seed-library.md"));
        using var answer = await server.Http.PutAsync($"/api/articles/{name}", new StreamContent(article), Cancel);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<(int Code, string Errors)> RunAsync(string script, string folder)
    {
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, await errors);
    }
}
