using System.Diagnostics;
using Summarizer.Testing;

namespace Summarizer.EndToEnd.Tests.Generating;

/// <summary>Clients that others' generators make of the OpenAPI document; their programs are in <c>tests/GeneratedClients</c>.</summary>
public class GeneratedClientTests(AzuriteServer azurite)
{
    private const string Key = "the-key-of-generated-clients";

    private static readonly string Generated = Path.Combine(ServerProcess.Root, "artifacts", "clients");
    private static readonly string Stories = Path.Combine(ServerProcess.Root, "tests", "GeneratedClients");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_of_NSwag_compiles_and_uploads_waits_searches_and_exports() =>
        await TellAsync(
            "nswag",
            async document =>
            {
                await RunAsync(
                    "dotnet",
                    "nswag",
                    "openapi2csclient",
                    $"/input:{document}",
                    $"/output:{Path.Combine(Generated, "nswag", "Client.cs")}",
                    "/namespace:Summarizer.Generated",
                    "/classname:SummarizerClient",
                    "/jsonLibrary:SystemTextJson",
                    "/generateOptionalParameters:true",
                    "/generateNullableReferenceTypes:true"
                );
                return await BuildAsync("NSwag", "NSwagStory");
            }
        );

    [Fact]
    public async Task A_client_of_Kiota_compiles_and_uploads_waits_searches_and_exports() =>
        await TellAsync(
            "kiota",
            async document =>
            {
                await RunAsync(
                    "dotnet",
                    "kiota",
                    "generate",
                    "--openapi",
                    document,
                    "--language",
                    "csharp",
                    "--class-name",
                    "SummarizerClient",
                    "--namespace-name",
                    "Summarizer.Generated",
                    "--output",
                    Path.Combine(Generated, "kiota"),
                    "--clean-output"
                );
                return await BuildAsync("Kiota", "KiotaStory");
            }
        );

    [Fact]
    public async Task A_client_of_openapi_typescript_compiles_and_uploads_waits_searches_and_exports() =>
        await TellAsync(
            "typescript",
            async document =>
            {
                var folder = Path.Combine(Generated, "typescript");
                await RunAsync(
                    "node",
                    Tool("openapi-typescript", "bin", "cli.js"),
                    document,
                    "-o",
                    Path.Combine(folder, "schema.d.ts")
                );
                await RunAsync("node", Tool("typescript", "bin", "tsc"), "-p", Path.Combine(Stories, "TypeScript"));
                await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), """{ "type": "module" }""", Cancel);
                return ["node", Path.Combine(folder, "out", "story.js")];
            }
        );

    private async Task TellAsync(string name, Func<string, Task<string[]>> generateAsync)
    {
        var (server, address) = await ServerProcess.ServeAsync(
            azurite.ConnectionString,
            new Dictionary<string, string> { ["Api:Keys:0:Key"] = Key, ["Api:Keys:0:Role"] = "Admin" }
        );
        await using var stopping = server;
        Directory.CreateDirectory(Path.Combine(Generated, name));
        using var http = new HttpClient { BaseAddress = address };
        var document = Path.Combine(Generated, $"{name}.json");
        await File.WriteAllTextAsync(document, await http.GetStringAsync("/openapi.json", Cancel), Cancel);
        var story = await generateAsync(document);
        var sample = ServerProcess.Sample("seed-library.md");

        var said = await RunAsync(
            story[0],
            [
                .. story[1..],
                address.AbsoluteUri.TrimEnd('/'),
                Key,
                name == "typescript" ? await File.ReadAllTextAsync(sample, Cancel) : sample,
            ]
        );

        Assert.Equal(
            [
                "ready: What a seed library taught us about lending",
                "found: True",
                $"in the folder: {name}/a.txt, {name}/b.txt, {name}/seed library é.md",
                "exported: 3",
                "refused: 412 urn:problem-type:summarizer:precondition-failed",
            ],
            said.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')
        );
    }

    private static async Task<string[]> BuildAsync(string folder, string project)
    {
        var output = Path.Combine(Generated, "bin", project);
        await RunAsync(
            "dotnet",
            "build",
            Path.Combine(Stories, folder, $"{project}.csproj"),
            "-o",
            output,
            "-v",
            "quiet",
            "-nologo"
        );
        return ["dotnet", Path.Combine(output, $"{project}.dll")];
    }

    private static string Tool(params string[] path) => Path.Combine([ServerProcess.Root, "node_modules", .. path]);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = ServerProcess.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment["KIOTA_OFFLINE_ENABLED"] = "true"; // looks for no newer version of itself
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{await output}{await errors}");
        return await output;
    }
}
