using System.Collections.Concurrent;
using System.Text.Json;

namespace Summarizer.Tests.Infra;

/// <summary>
/// infra/ compiled by Bicep: the template, what each file of Infra/Shapes would deploy, and the warnings. Compiled once for
/// all tests, without network.
/// </summary>
internal sealed class CompiledInfra
{
    private static readonly Lazy<Task<CompiledInfra>> Compiled = new(CompileAsync);

    private readonly IReadOnlyDictionary<string, InfraShape> _shapes;

    private CompiledInfra(
        JsonElement template,
        IReadOnlyDictionary<string, InfraShape> shapes,
        IReadOnlyList<string> complaints
    )
    {
        Template = template;
        _shapes = shapes;
        Complaints = complaints;
    }

    /// <summary>main.bicep with all modules, as an ARM template.</summary>
    public JsonElement Template { get; }

    public IReadOnlyList<string> Complaints { get; }

    public IEnumerable<InfraShape> Shapes => _shapes.Values;

    /// <summary>Skips the test where there is no compiler.</summary>
    public static Task<CompiledInfra> GetAsync()
    {
        Assert.SkipWhen(BicepCompiler.Path is null, BicepCompiler.Missing);
        return Compiled.Value;
    }

    public InfraShape Shape(string name) => _shapes[name];

    private static async Task<CompiledInfra> CompileAsync()
    {
        // The compiler writes snapshots next to the parameters, so it works on a copy.
        var copy = Directory.CreateTempSubdirectory("summarizer-infra-");
        try
        {
            Copy(copy.FullName, "infra");
            var shapes = Copy(copy.FullName, "tests", "Summarizer.Tests", "Infra", "Shapes");
            var complaints = new ConcurrentBag<string>();
            var compiled = new ConcurrentDictionary<string, string>();
            var parameters = Directory.GetFiles(shapes, "*.bicepparam");
            var main = Path.Combine(copy.FullName, "infra", "main.bicep");
            string[][] runs =
            [
                ["build", main, "--stdout"],
                ["lint", main],
                .. parameters.Select(Snapshot),
            ];
            await Parallel.ForEachAsync(
                runs,
                new ParallelOptions { MaxDegreeOfParallelism = 2 }, // other tests run at the same time
                async (run, cancellationToken) =>
                {
                    var (code, output, said) = await BicepCompiler.RunAsync(run, cancellationToken);
                    foreach (var line in said)
                    {
                        complaints.Add(line.Replace(copy.FullName, "", StringComparison.Ordinal));
                    }

                    if (code == 0 && run[0] != "lint")
                    {
                        compiled[Path.GetFileName(run[1])] =
                            run[0] == "build"
                                ? output
                                : await File.ReadAllTextAsync(
                                    Path.ChangeExtension(run[1], ".snapshot.json"),
                                    cancellationToken
                                );
                    }
                }
            );
            // All runs compile the same files and repeat the same warnings.
            var distinct = complaints.Distinct().Order().ToList();
            Assert.True(compiled.Count == parameters.Length + 1, string.Join('\n', distinct));
            return new(
                JsonDocument.Parse(compiled["main.bicep"]).RootElement,
                compiled
                    .Where(c => c.Key != "main.bicep")
                    .ToDictionary(
                        c => Path.GetFileNameWithoutExtension(c.Key),
                        c => InfraShape.Parse(Path.GetFileNameWithoutExtension(c.Key), c.Value)
                    ),
                distinct
            );
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static string[] Snapshot(string parameters) =>
        [
            "snapshot",
            parameters,
            "--mode",
            "overwrite",
            "--subscription-id",
            "11111111-1111-1111-1111-111111111111",
            "--tenant-id",
            "22222222-2222-2222-2222-222222222222",
            "--location",
            "swedencentral",
        ];

    private static string Copy(string to, params string[] folder)
    {
        var source = Path.Combine([Repository.Root, .. folder]);
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine([to, .. folder, Path.GetRelativePath(source, file)]);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return Path.Combine([to, .. folder]);
    }
}
