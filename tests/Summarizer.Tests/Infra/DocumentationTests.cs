using System.Text.RegularExpressions;

namespace Summarizer.Tests.Infra;

public partial class DocumentationTests
{
    [Fact]
    public void Every_test_named_in_the_docs_exists()
    {
        var classes = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        var named = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md")
            .SelectMany(file => TestName().Matches(File.ReadAllText(file)))
            .ToList();

        Assert.NotEmpty(named);
        Assert.Empty(
            named
                .Where(test =>
                    !classes[test.Groups["class"].Value]
                        .Any(code => code.Contains($"{test.Groups["method"].Value}(", StringComparison.Ordinal))
                )
                .Select(test => test.Value)
        );
    }

    // `ClassTests` or `ClassTests.Method`
    [GeneratedRegex(
        "`(?<class>[A-Z][A-Za-z]*Tests)(\\.(?<method>[A-Za-z0-9_]+))?`",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex TestName();
}
