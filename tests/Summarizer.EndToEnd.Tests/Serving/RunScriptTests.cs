using System.Diagnostics;

namespace Summarizer.EndToEnd.Tests.Serving;

/// <summary>The script <c>run</c>, with a stand-in for the SDK that prints what it is asked for.</summary>
public sealed class RunScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("--port 8080 run", "serve --port 8080 --upload run")]
    [InlineData("--port=8080 run test", "serve --port 8080 --upload run test")]
    [InlineData("run", "serve --upload run")]
    public async Task The_port_and_the_files_reach_the_server(string arguments, string expected)
    {
        var (code, output, _) = await RunAsync(arguments);

        Assert.Equal(0, code);
        Assert.EndsWith($"Summarizer.Server.dll {expected}\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_files_the_samples_are_uploaded()
    {
        var (_, output, _) = await RunAsync("--port 8080");

        Assert.Contains("/samples/tidal-barrier.txt", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_printed_without_building()
    {
        var (code, output, _) = await RunAsync("--help");

        Assert.Equal(0, code);
        Assert.StartsWith("usage: ./run [--port PORT] [FILE_OR_FOLDER ...]", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Building", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls http://localhost:1", "--urls is not an option.")]
    [InlineData("no-such-file.txt", "no-such-file.txt does not exist.")]
    public async Task A_wrong_argument_is_named_without_building(string arguments, string sentence)
    {
        var (code, output, errors) = await RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.StartsWith(sentence, errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int Code, string Output, string Errors)> RunAsync(string arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        var sdk = _folder.Write("dotnet", "#!/bin/sh\n[ \"$1\" = build ] || echo \"$*\"\n"u8);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(sdk, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var start = new ProcessStartInfo("bash", [Path.Combine(ServerProcess.Root, "run"), .. arguments.Split(' ')])
        {
            WorkingDirectory = ServerProcess.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PATH"] = $"{_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}" },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, await errors);
    }
}
