using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Summarizer.Tests.Infra;

/// <summary>The container files, as far as they can be checked without a container engine.</summary>
public partial class ContainerTests
{
    [Fact]
    public async Task The_compose_file_gives_the_server_a_read_only_file_system_and_pins_the_emulator()
    {
        var services = (await ReadAsync("compose.yaml")).GetProperty("services");
        using var package = JsonDocument.Parse(Repository.Text("package.json"));
        var azurite = package.RootElement.GetProperty("dependencies").GetProperty("azurite").GetString();

        var server = services.GetProperty("summarizer");
        Assert.True(server.GetProperty("read_only").GetBoolean());
        Assert.Equal("/tmp", server.GetProperty("tmpfs")[0].GetString());
        Assert.Equal("ALL", server.GetProperty("cap_drop")[0].GetString());
        Assert.Contains(
            "SUMMARIZER_API_KEY:?",
            server.GetProperty("environment").GetProperty("Api__Keys__0__Key").GetString()
        );
        Assert.EndsWith($":{azurite}", services.GetProperty("azurite").GetProperty("image").GetString());
    }

    [Fact]
    public void The_image_runs_the_server_without_a_shell_and_not_as_root()
    {
        var lines = Repository.Text("Dockerfile").ReplaceLineEndings("\n");
        var program = Program().Matches(lines).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Contains("chiseled", lines);
        Assert.True(
            lines.IndexOf("USER $APP_UID", StringComparison.Ordinal)
                > lines.LastIndexOf("FROM", StringComparison.Ordinal)
        );
        Assert.Equal(["/app/Summarizer.Server"], program); // in ENTRYPOINT and HEALTHCHECK, both in exec form
        Assert.DoesNotMatch(@"(?m)^(CMD|ENTRYPOINT) [^\[]", lines);
    }

    // The YAML parser is a pinned npm package.
    private static async Task<JsonElement> ReadAsync(string file)
    {
        var start = new ProcessStartInfo(
            "node",
            [
                "-e",
                "console.log(JSON.stringify(require('yaml').parse(require('fs').readFileSync(process.argv[1], 'utf8'))))",
                file,
            ]
        )
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        var json = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);
        return JsonDocument.Parse(json).RootElement;
    }

    [GeneratedRegex(
        @"(?m)^(?:HEALTHCHECK .*CMD|ENTRYPOINT) \[""([^""]+)""",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Program();
}
