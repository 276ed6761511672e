using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Summarizer.EndToEnd.Tests.CommandLines;

public partial class UsageTests
{
    public static TheoryData<string> Verbs =>
        ["serve", "digest", "upload", "list", "search", "get", "delete", "export", "redigest", "health"];

    [Theory]
    [InlineData("digest --bogus a", "--bogus")]
    [InlineData("digest", "FILE")]
    [InlineData("digest no-such-file.txt", "no-such-file.txt does not exist")]
    [InlineData("digest - --sentences 0", "--sentences must be between 1 and 100")]
    [InlineData("upload --tags a", "PATH")]
    [InlineData("upload no-such-file.txt", "no-such-file.txt does not exist")]
    [InlineData("search --sort title bees", "--sort")]
    [InlineData("get --wait x", "--wait")]
    [InlineData("list --limit 0", "--limit must be at least 1")]
    [InlineData("list --server here", "must be an address such as")]
    [InlineData("export --output a --after b", "--after")]
    [InlineData("nonsense", "nonsense")]
    public async Task A_wrong_command_line_ends_with_2_and_names_what_is_wrong(string line, string named)
    {
        var (code, output, errors) = await ServerProcess.RunAsync(line.Split(' '));

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(named, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("search bees")]
    [InlineData("get a.txt b.txt")]
    [InlineData("delete a.txt b.txt")]
    [InlineData("export")]
    [InlineData("redigest")]
    public async Task Without_a_server_the_exit_code_is_3_and_one_sentence_says_how_to_start_one(string line)
    {
        string[] arguments = [.. line.Split(' '), "--server", $"http://127.0.0.1:{FreePorts.Next()}"];

        var (code, output, errors) = await ServerProcess.RunAsync(arguments);

        Assert.Equal(3, code);
        Assert.Empty(output);
        Assert.Contains("./run", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_may_be_named_in_the_environment()
    {
        await using var server = await RecordingServer.StartAsync(async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"items":[]}""");
        });

        var (code, _, errors) = await ServerProcess.RunAsync(
            ["list"],
            new Dictionary<string, string> { ["SUMMARIZER_SERVER"] = server.Address }
        );

        Assert.Empty(errors);
        Assert.Equal(0, code);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("key with blanks", "--key")]
    [InlineData("schlüssel", "--key")]
    public async Task A_key_that_cannot_be_sent_is_refused_and_not_printed(string key, string named)
    {
        var (code, output, errors) = await ServerProcess.RunAsync(["list", "--key", key]);

        Assert.Equal(2, code);
        Assert.Contains(named, errors, StringComparison.Ordinal);
        Assert.DoesNotContain(key, output + errors, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task The_help_of_a_command_tells_the_exit_codes_and_its_options_are_documented(string verb)
    {
        var documented = await File.ReadAllTextAsync(
            Path.Combine(ServerProcess.Root, "docs", "command-line.md"),
            TestContext.Current.CancellationToken
        );
        var row = documented.Split('\n').Single(line => line.StartsWith($"| `{verb}", StringComparison.Ordinal));

        var (code, output, errors) = await ServerProcess.RunAsync([verb, "--help"]);

        Assert.Equal(0, code);
        Assert.Empty(errors);
        var told = ExitCodes().Matches(output).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(["0", "1", "2", "3", "130"], told);
        Assert.All(told, exitCode => Assert.Contains($"\n| {exitCode} |", documented, StringComparison.Ordinal));
        string[] common = ["--help", "--server", "--key"];
        var options = Options().Matches(output).Select(m => m.Value.Trim()).Except(common);
        Assert.All(options, option => Assert.Contains($"`{option}", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_help_names_all_commands()
    {
        var (_, output, _) = await ServerProcess.RunAsync(["--help"]);

        Assert.All(Verbs, verb => Assert.Matches($@"\n  {verb.Data} ", output));
        Assert.Contains("Exit codes:", output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^  (\d+) ", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExitCodes();

    [GeneratedRegex(@"^  --[a-z-]+", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Options();
}
