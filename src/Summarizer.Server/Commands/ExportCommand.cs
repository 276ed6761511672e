using System.CommandLine;
using Summarizer.Server.Commands.Options;
using Summarizer.Server.Exports;

namespace Summarizer.Server.Commands;

/// <summary><c>export</c>: copies all articles of a server, a line of JSON each.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var output = new Option<string?>("--output")
        {
            Description =
                "File to write; if it exists, the export goes on after its last article. Default: standard output.",
        };
        var after = new Option<string?>("--after") { Description = "Id of an article: only what comes after it." };
        var conditions = QueryOptions.Conditions();
        var server = new ServerOptions();
        var command = new Command(
            "export",
            "Export all articles, or those that satisfy the conditions: a line of JSON for each, as GET /api/articles/{id} returns it."
        )
        {
            output,
            after,
        };
        conditions.AddTo(command);
        server.AddTo(command);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(output) is not null && parsed.GetValue(after) is not null)
            {
                parsed.AddError("--output knows where to go on: --after cannot be given with it.");
            }
        });
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var client = server.Connect(parsed);
                var (stream, last) = parsed.GetValue(output) is { } path
                    ? ExportFile.Open(path)
                    : (Console.OpenStandardOutput(), parsed.GetValue(after));
                await using var to = stream;
                var query = conditions.Of(parsed);
                await client.DownloadAsync(
                    "/api/articles/export" + QueryOptions.Query(last is null ? query : query.Append(("after", last))),
                    to,
                    cancellationToken
                );
                return ExitCode.Done;
            }
        );
        return command;
    }
}
