using System.CommandLine;

namespace Summarizer.Server.Commands.Options;

/// <summary>The option <c>--json</c>: the same lines from every command.</summary>
internal static class JsonOption
{
    public static Option<bool> Create() =>
        new("--json") { Description = "Print a line of JSON for each article, as GET /api/articles/{id} returns it." };
}
