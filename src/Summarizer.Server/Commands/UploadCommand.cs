using System.CommandLine;
using Summarizer.Server.Uploads;

namespace Summarizer.Server.Commands;

/// <summary><c>upload</c>: files and folders to a server that runs, and whether every one became a digest.</summary>
internal static class UploadCommand
{
    // Not an option of the command line, which every user of the machine can read.
    private const string KeyVariable = "SUMMARIZER_API_KEY";

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files, and folders with all that is in them except hidden files.",
            Arity = ArgumentArity.OneOrMore,
        };
        var server = new Option<Uri>("--server")
        {
            Description = "The server's address.",
            DefaultValueFactory = _ => new Uri(ServeCommand.DefaultUrl),
            CustomParser = argument =>
            {
                if (
                    Uri.TryCreate(argument.Tokens.Single().Value, UriKind.Absolute, out var address)
                    && address.Scheme is "http" or "https"
                )
                {
                    return address;
                }

                argument.AddError($"--server is an address such as {ServeCommand.DefaultUrl}");
                return null;
            },
        };
        var command = new Command("upload", "Upload articles to a server and wait for their digests.")
        {
            paths,
            server,
        };
        command.Description +=
            $" A server with keys wants one that may write in the environment variable {KeyVariable}.";
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var plan = UploadPlan.Of(parsed.GetRequiredValue(paths));
                using var client = new UploadClient(
                    parsed.GetRequiredValue(server),
                    Environment.GetEnvironmentVariable(KeyVariable)
                );
                var outcomes = await UploadProgress.RunAsync(client, plan, cancellationToken);
                var ready = outcomes.Count(o => o is UploadOutcome.Ready);
                Console.WriteLine($"{ready} of {outcomes.Count} articles are ready.");
                return ready == outcomes.Count ? 0 : 1;
            }
        );
        return command;
    }
}
