using System.Reflection;
using System.Text.RegularExpressions;
using Summarizer.Storage;
using Summarizer.Text.Articles;

namespace Summarizer.Tests.Infra;

/// <summary>Regular expressions run on untrusted text, so none may backtrack without bound.</summary>
public partial class PatternTests
{
    [Fact]
    public void No_regular_expression_of_the_code_can_backtrack_without_bound()
    {
        var patterns = new[] { typeof(StorageNames).Assembly, typeof(ArticleText).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type =>
                type.GetMembers(
                    BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic
                )
            )
            .SelectMany(member => member.GetCustomAttributes<GeneratedRegexAttribute>())
            .ToList();

        Assert.NotEmpty(patterns);
        Assert.All(
            patterns,
            pattern =>
                Assert.True(
                    pattern.Options.HasFlag(RegexOptions.NonBacktracking) || !Unbounded().IsMatch(pattern.Pattern),
                    $"'{pattern.Pattern}' has an unbounded quantifier."
                )
        );
    }

    // A pattern made any other way would bypass the test above.
    [Fact]
    public void Every_regular_expression_is_generated_or_cannot_backtrack()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories);
        var others = files
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Where(path =>
                MadeByHand().IsMatch(File.ReadAllText(path)) && !File.ReadAllText(path).Contains("NonBacktracking")
            );

        Assert.Empty(others);
    }

    [Theory]
    [InlineData("a{0,10}(b|c)?", false)]
    [InlineData("[0-9][0-9,]{2,11}", false)]
    [InlineData("\\+ and \\*", false)]
    [InlineData("[+*]", false)]
    [InlineData("a+", true)]
    [InlineData("(a|b)*", true)]
    [InlineData("a{2,}", true)]
    public void Unbounded_quantifiers_are_detected(string pattern, bool isUnbounded) =>
        Assert.Equal(isUnbounded, Unbounded().IsMatch(pattern));

    // An unbounded quantifier, neither escaped nor in a character class.
    [GeneratedRegex(
        @"^(\\.|\[[^\]]*\]|[^\\\[+*])*?([+*]|\{[0-9]+,\})",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Unbounded();

    [GeneratedRegex(
        @"new Regex\(|Regex\.(IsMatch|Match|Matches|Replace|Split|Count|EnumerateMatches)\(",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex MadeByHand();
}
