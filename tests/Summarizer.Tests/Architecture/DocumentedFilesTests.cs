using System.Text.RegularExpressions;
using Summarizer.Tests.Infra;

namespace Summarizer.Tests.Architecture;

/// <summary>Documents lead to files that are there.</summary>
public partial class DocumentedFilesTests
{
    private static readonly HashSet<string> _files =
    [
        .. new[] { "src", "tests" }
            .SelectMany(top =>
                Directory.EnumerateFiles(Path.Combine(Repository.Root, top), "*.cs", SearchOption.AllDirectories)
            )
            .Select(path => Path.GetFileName(path)),
    ];

    [Theory]
    [InlineData("docs/architecture.md")]
    [InlineData("CONTRIBUTING.md")]
    public void Every_source_file_that_a_document_names_exists(string document)
    {
        var named = FileName().Matches(Repository.Text(document.Split('/'))).Select(m => m.Groups[1].Value).ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(_files));
    }

    [Fact]
    public void The_map_of_rooms_in_the_architecture_names_every_room()
    {
        var document = Repository.Text("docs", "architecture.md");
        var rooms = Directory
            .EnumerateDirectories(Path.Combine(Repository.Root, "src", "Summarizer"))
            .Select(path => Path.GetFileName(path))
            .Where(name => name is not ("bin" or "obj"));

        Assert.All(rooms, room => Assert.Contains($"| `{room}`", document));
    }

    [GeneratedRegex(@"`(?:[\w./]+/)?(\w+\.cs)`", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex FileName();
}
