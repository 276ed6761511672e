using System.Diagnostics;
using System.Text.Json;

namespace Summarizer.Tests.Infra;

/// <summary>What the files under infra/ say, read by the grammar of the language: there is no compiler here.</summary>
public sealed class BicepFiles
{
    private static readonly Lazy<BicepFiles> Files = new(() => Read(Path.Combine(Repository.Root, "infra")));

    private BicepFiles(Dictionary<string, BicepFile> byPath) => ByPath = byPath;

    public static BicepFiles OfThisRepository => Files.Value;

    /// <summary>The files, by their path from infra/, with slashes.</summary>
    public IReadOnlyDictionary<string, BicepFile> ByPath { get; }

    public BicepFile Module(string name) => ByPath[$"modules/{name}.bicep"];

    public static BicepFiles Read(string folder)
    {
        var paths = Directory.GetFiles(folder, "*.bicep", SearchOption.AllDirectories);
        var start = new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(Repository.Root, "tests", "Summarizer.Tests", "Infra", "read-bicep.cjs") },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var path in paths)
        {
            start.ArgumentList.Add(path);
        }

        using var node = Process.Start(start)!;
        var files = JsonSerializer.Deserialize<Dictionary<string, BicepFile>>(
            node.StandardOutput.ReadToEnd(),
            JsonSerializerOptions.Web
        )!;
        return new(files.ToDictionary(f => Path.GetRelativePath(folder, f.Key).Replace('\\', '/'), f => f.Value));
    }
}

/// <summary>What one file says.</summary>
public sealed record BicepFile(
    IReadOnlyList<string> Faults,
    IReadOnlyDictionary<string, JsonElement> Variables,
    IReadOnlyDictionary<string, bool> Parameters,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<BicepModule> Modules,
    IReadOnlyList<BicepUse> Uses,
    IReadOnlyList<string> Keys
)
{
    public IEnumerable<string> List(string variable) =>
        Variables[variable].EnumerateArray().Select(e => e.GetString()!);

    public IReadOnlyDictionary<string, string> Map(string variable) =>
        Variables[variable].EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
}

/// <summary>A use of another file.</summary>
public sealed record BicepModule(string Symbol, string Path, IReadOnlyList<string> Given);

/// <summary>A use of what another file gives back.</summary>
public sealed record BicepUse(string Symbol, string Output);
