using System.CommandLine;
using Summarizer.Server.Client;
using Summarizer.Server.Uploads;

namespace Summarizer.Server.Commands;

/// <summary><c>upload</c>: uploads files and folders to a running server and waits for their digests.</summary>
internal static class UploadCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files and folders. Hidden files in folders are skipped.",
            Arity = ArgumentArity.OneOrMore,
        };
        var server = ServerOption.Create();
        var command = new Command(
            "upload",
            $"Upload articles to a server and wait for their digests. {ServerKeys.Description}"
        )
        {
            paths,
            server,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var plan = UploadPlan.Of(parsed.GetRequiredValue(paths));
                using var client = new ServerClient(parsed.GetRequiredValue(server), ServerKeys.OfEnvironment());
                var outcomes = await UploadProgress.RunAsync(new(client), plan, cancellationToken);
                var ready = outcomes.Count(o => o is UploadOutcome.Ready);
                Console.WriteLine($"{ready} of {outcomes.Count} articles are ready.");
                return ready == outcomes.Count ? 0 : 1;
            }
        );
        return command;
    }
}
