using System.Diagnostics;
using System.Reflection;

namespace Summarizer.Tests.Infra;

/// <summary>The Bicep compiler: the package that ./test restores, or the program on the PATH.</summary>
internal static class BicepCompiler
{
    public const string Missing =
        "There is no Bicep compiler: the package is not restored (dotnet restore tests/Bicep), and bicep is not on the PATH.";

    public static string? Path { get; } = Find();

    /// <summary>Runs the compiler. Its warnings and errors go to standard error, one per line.</summary>
    public static async Task<(int Code, string Output, IReadOnlyList<string> Complaints)> RunAsync(
        IEnumerable<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo(Path!, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output, (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string? Find()
    {
        var package =
            typeof(BicepCompiler)
                .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(attribute => attribute.Key == "BicepCompiler")
                .Value! + (OperatingSystem.IsWindows() ? ".exe" : "");
        if (!File.Exists(package))
        {
            return Repository.HasProgram("bicep") ? "bicep" : null;
        }

        // Not every version of NuGet makes it executable.
        if (!OperatingSystem.IsWindows() && !File.GetUnixFileMode(package).HasFlag(UnixFileMode.UserExecute))
        {
            File.SetUnixFileMode(package, File.GetUnixFileMode(package) | UnixFileMode.UserExecute);
        }

        return package;
    }
}
