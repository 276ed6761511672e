using System.CommandLine;
using Spectre.Console;
using Summarizer.Engines.LanguageModels;
using Summarizer.Server.Client;
using Summarizer.Server.Commands.Options;
using Summarizer.Server.Redigests;

namespace Summarizer.Server.Commands;

/// <summary><c>redigest</c>: makes a server digest outdated articles again. Safe to interrupt and repeat.</summary>
internal static class RedigestCommand
{
    private const int MostPerMinute = 6_000;

    public static Command Create()
    {
        var server = new ServerOptions();
        var perMinute = new Option<int>("--per-minute")
        {
            Description = "Maximum number of articles per minute.",
            DefaultValueFactory = _ => 30,
        };
        perMinute.Validators.Add(rate =>
        {
            if (rate.GetValueOrDefault<int>() is < 1 or > MostPerMinute)
            {
                rate.AddError($"--per-minute must be between 1 and {MostPerMinute}.");
            }
        });
        var inputUsd = Price("--input-usd", "input");
        var outputUsd = Price("--output-usd", "output");
        var yes = new Option<bool>("--yes") { Description = "Start without confirmation." };
        var command = new Command(
            "redigest",
            "Digest outdated articles again: those digested by another engine, model or prompt, or with other settings. "
                + "First shows how many there are and what it may cost. Needs a key with the role Write, if any."
        )
        {
            perMinute,
            inputUsd,
            outputUsd,
            yes,
        };
        server.AddTo(command);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(inputUsd) is null != parsed.GetValue(outputUsd) is null)
            {
                parsed.AddError("--input-usd and --output-usd must be given together.");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    server.Connect(parsed),
                    parsed.GetValue(perMinute),
                    parsed.GetValue(inputUsd) is { } input && parsed.GetValue(outputUsd) is { } output
                        ? new ModelPrices(input, output)
                        : null,
                    parsed.GetValue(yes),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        ServerClient connected,
        int perMinute,
        ModelPrices? prices,
        bool yes,
        CancellationToken cancellationToken
    )
    {
        using var client = connected;
        var plan = await RedigestPlan.MakeAsync(client, prices, cancellationToken);
        if (plan.Outdated.Count == 0)
        {
            Console.WriteLine($"None of {plan.Ready} digests are outdated.");
            return 0;
        }

        Console.WriteLine(plan.Describe(perMinute));
        if (!yes && !await ConfirmAsync(cancellationToken))
        {
            Console.WriteLine("Cancelled.");
            return 1;
        }

        var ready = await new RedigestProgress(client, perMinute).RunAsync(plan.Outdated, cancellationToken);
        Console.WriteLine($"{ready} of {plan.Outdated.Count} articles have a new digest.");
        return ready == plan.Outdated.Count ? 0 : 1;
    }

    private static async Task<bool> ConfirmAsync(CancellationToken cancellationToken) =>
        Console.IsInputRedirected || !AnsiConsole.Profile.Capabilities.Interactive
            ? throw new StartException("Cannot ask for confirmation here. Add --yes to start.", ExitCode.Misused)
            : await new ConfirmationPrompt("Continue?") { DefaultValue = false }.ShowAsync(
                AnsiConsole.Console,
                cancellationToken
            );

    private static Option<decimal?> Price(string name, string direction) =>
        new(name)
        {
            Description =
                $"Price of a million {direction} tokens of the current model, in US dollars. "
                + "Default: a new digest is assumed to cost as much as the old one.",
        };
}
