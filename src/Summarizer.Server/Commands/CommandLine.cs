using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Summarizer.Server.Commands;

/// <summary>The command line: all commands, and what they have in common.</summary>
internal static class CommandLine
{
    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var root = new RootCommand(
            "Turns articles into digests: summary, keywords and FAQs, every statement tied to the sentences that support it."
        )
        {
            ServeCommand.Create(),
            DigestCommand.Create(),
            UploadCommand.Create(),
            ListCommand.Create(),
            ListCommand.CreateSearch(),
            GetCommand.Create(),
            DeleteCommand.Create(),
            ExportCommand.Create(),
            RedigestCommand.Create(),
            HealthCommand.Create(),
        };
        root.SetAction((_, token) => ServeCommand.RunAsync(urls: null, upload: [], token));
        var help = root.Options.OfType<HelpOption>().Single(); // of all commands
        help.Action = new HelpWithExitCodes((HelpAction)help.Action!);

        var parsed = root.Parse(args, new ParserConfiguration { EnablePosixBundling = false }); // -harbour excludes a word
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors.DistinctBy(e => e.Message))
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("--help shows what there is.");
            return ExitCode.Misused;
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
            cancellationToken
        );
    }

    private sealed class HelpWithExitCodes(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(Server.ExitCode.Description);
            return code;
        }
    }
}
