using System.CommandLine;
using Summarizer.Server.Commands.Options;
using Summarizer.Server.Uploads;

namespace Summarizer.Server.Commands;

/// <summary><c>upload</c>: uploads articles to a running server and waits for their digests. Safe to interrupt and repeat.</summary>
internal static class UploadCommand
{
    public static Command Create()
    {
        var paths = WordsArgument.Create(
            "PATH",
            "Files, folders, and http or https addresses, which the server fetches. Hidden files in folders are skipped."
        );
        var options = QueryOptions.Upload();
        var json = JsonOption.Create();
        var server = new ServerOptions();
        var command = new Command(
            "upload",
            "Upload articles to a server and wait for their digests. Skips files of which the server has a current digest, so that "
                + "the same command goes on after an interruption; with an option for the digests it uploads all again. Needs a "
                + "key with the role Write, if any."
        )
        {
            paths,
        };
        options.AddTo(command);
        command.Options.Add(json);
        server.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var plan = UploadPlan.Of(parsed.GetRequiredValue(paths));
                using var client = server.Connect(parsed);
                var outcomes = await UploadProgress.RunAsync(
                    new(client, QueryOptions.Query(options.Of(parsed))),
                    plan,
                    cancellationToken,
                    parsed.GetValue(json)
                );
                var failed = outcomes.Count(o => o is UploadOutcome.Failed);
                if (!parsed.GetValue(json))
                {
                    var unchanged = outcomes.Count(o => o is UploadOutcome.Unchanged);
                    Console.WriteLine(
                        $"{outcomes.Count - failed} of {outcomes.Count} articles are ready."
                            + (unchanged > 0 ? $" {unchanged} were unchanged." : "")
                    );
                }

                return failed == 0 ? ExitCode.Done : ExitCode.Failed;
            }
        );
        return command;
    }
}
