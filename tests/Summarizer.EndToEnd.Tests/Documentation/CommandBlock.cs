using System.Text.RegularExpressions;

namespace Summarizer.EndToEnd.Tests.Documentation;

/// <summary>A fenced block of shell commands in a document.</summary>
/// <param name="File">The document, from the root of the repository.</param>
/// <param name="Line">Where the block begins.</param>
/// <param name="Text">The commands.</param>
/// <param name="Mark">The comment before it: why it is not run here, or by which tests it is; null if it is run here.</param>
internal sealed record CommandBlock(string File, int Line, string Text, string? Mark)
{
    private static readonly Regex Marked = new(
        "^<!-- (not run: .+|run by [A-Za-z]+Tests) -->$",
        RegexOptions.NonBacktracking
    );

    public bool IsSettings => Text.Contains("export ", StringComparison.Ordinal);

    /// <summary>All blocks of the documents that users read.</summary>
    public static IEnumerable<CommandBlock> All { get; } =
    [
        .. Directory
            .EnumerateFiles(ServerProcess.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(ServerProcess.Root, "docs"), "*.md"))
            .Select(file => Path.GetRelativePath(ServerProcess.Root, file))
            .Order(StringComparer.Ordinal)
            .SelectMany(Of),
    ];

    public override string ToString() => $"{File}:{Line}";

    private static IEnumerable<CommandBlock> Of(string file)
    {
        // In a list a block is indented.
        string[] lines =
        [
            .. System.IO.File.ReadAllLines(Path.Combine(ServerProcess.Root, file)).Select(line => line.TrimStart()),
        ];
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at] is "```sh" or "```bash" or "```console" or "```shell")
            {
                var end = Array.IndexOf(lines, "```", at);
                var mark =
                    at > 0 && Marked.Match(lines[at - 1]) is { Success: true } found ? found.Groups[1].Value : null;
                yield return new(file, at + 1, string.Join('\n', lines[(at + 1)..end]), mark);
                at = end;
            }
        }
    }
}
