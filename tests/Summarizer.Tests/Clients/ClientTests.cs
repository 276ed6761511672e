using System.Diagnostics;
using System.Text.Json;
using Summarizer.Tests.Infra;

namespace Summarizer.Tests.Clients;

/// <summary>The examples in clients/, run like users run them.</summary>
public class ClientTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Examples =>
        new()
        {
            { "bash", "digest.sh" },
            { "python3", "digest.py" },
            { "node", "digest.mjs" },
            { "dotnet", "Digest.cs" },
        };

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_uploads_a_file_and_prints_its_digest_whatever_their_names(string runtime, string file)
    {
        Assert.SkipUnless(IsThere(runtime), $"{runtime} is not installed.");
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString, watch: true);
        var folder = Directory.CreateTempSubdirectory("clients é {1,2} ");
        var name = $"über die Saat, 100% [é]/{ServiceHost.NewName("md")}";
        var article = Path.Combine(folder.FullName, "seed library é.md");
        File.Copy(Path.Combine(Repository.Root, "samples", "seed-library.md"), article);

        var (code, output, errors) = await RunAsync(
            runtime,
            file,
            service.Http.BaseAddress!.ToString().TrimEnd('/'),
            article,
            name
        );
        folder.Delete(recursive: true);

        Assert.True(code == 0, errors);
        using var digest = JsonDocument.Parse(output);
        Assert.Equal(name, digest.RootElement.GetProperty("name").GetString());
        Assert.Equal("ready", digest.RootElement.GetProperty("status").GetString());
        Assert.All(
            digest.RootElement.GetProperty("summary").GetProperty("claims").EnumerateArray(),
            claim => Assert.Equal("verbatim", claim.GetProperty("support").GetString())
        );
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Without_arguments_an_example_prints_its_usage(string runtime, string file)
    {
        Assert.SkipUnless(IsThere(runtime), $"{runtime} is not installed.");

        var (code, output, errors) = await RunAsync(runtime, file);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.StartsWith("usage: ", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Contains($"clients/{file}", errors, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(
        string runtime,
        string file,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(runtime, [Path.Combine(Repository.Root, "clients", file), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, output, await errors);
    }

    private static bool IsThere(string program) => !OperatingSystem.IsWindows() && Repository.HasProgram(program);
}
