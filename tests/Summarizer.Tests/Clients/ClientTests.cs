using System.Diagnostics;
using System.Text.Json;
using Summarizer.Tests.Infra;

namespace Summarizer.Tests.Clients;

/// <summary>The examples in clients/, run like users run them.</summary>
public class ClientTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("bash", "digest.sh")]
    [InlineData("python3", "digest.py")]
    [InlineData("node", "digest.mjs")]
    [InlineData("dotnet", "Digest.cs")]
    public async Task An_example_uploads_a_file_and_prints_its_digest(string runtime, string file)
    {
        Assert.SkipUnless(IsThere(runtime), $"{runtime} is not installed.");
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString, watch: true);
        var name = $"reports/{ServiceHost.NewName("md")}";

        var start = new ProcessStartInfo(runtime)
        {
            ArgumentList =
            {
                Path.Combine(Repository.Root, "clients", file),
                service.Http.BaseAddress!.ToString().TrimEnd('/'),
                Path.Combine(Repository.Root, "samples", "seed-library.md"),
                name,
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);

        Assert.True(process.ExitCode == 0, await errors);
        using var digest = JsonDocument.Parse(output);
        Assert.Equal(name, digest.RootElement.GetProperty("name").GetString());
        Assert.Equal("ready", digest.RootElement.GetProperty("status").GetString());
        Assert.All(
            digest.RootElement.GetProperty("summary").GetProperty("claims").EnumerateArray(),
            claim => Assert.Equal("verbatim", claim.GetProperty("support").GetString())
        );
    }

    private static bool IsThere(string program) => !OperatingSystem.IsWindows() && Repository.HasProgram(program);
}
