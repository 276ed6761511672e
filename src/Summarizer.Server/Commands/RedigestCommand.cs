using System.CommandLine;
using Spectre.Console;
using Summarizer.Engines.LanguageModels;
using Summarizer.Server.Client;
using Summarizer.Server.Redigests;

namespace Summarizer.Server.Commands;

/// <summary>
/// <c>redigest</c>: has a server make again what is outdated, after saying how much it is and what it may cost. Nothing
/// has to be kept to go on after an interruption: what is made is no longer outdated, and what is asked for is under way.
/// </summary>
internal static class RedigestCommand
{
    private const int MostPerMinute = 6_000;

    public static Command Create()
    {
        var server = ServerOption.Create();
        var perMinute = new Option<int>("--per-minute")
        {
            Description = "How many articles are asked for in a minute.",
            DefaultValueFactory = _ => 30,
        };
        perMinute.Validators.Add(rate =>
        {
            if (rate.GetValueOrDefault<int>() is < 1 or > MostPerMinute)
            {
                rate.AddError($"--per-minute is between 1 and {MostPerMinute}.");
            }
        });
        var inputUsd = Price("--input-usd", "input");
        var outputUsd = Price("--output-usd", "output");
        var yes = new Option<bool>("--yes") { Description = "Begin without asking." };
        var command = new Command(
            "redigest",
            "Have a server digest again what another engine, model, prompt or setting has digested than its present "
                + $"one: first it says how much that is and what it may cost. {ServerKeys.Description}"
        )
        {
            server,
            perMinute,
            inputUsd,
            outputUsd,
            yes,
        };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(inputUsd) is null != parsed.GetValue(outputUsd) is null)
            {
                parsed.AddError("--input-usd and --output-usd go together.");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed.GetRequiredValue(server),
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
        Uri server,
        int perMinute,
        ModelPrices? prices,
        bool yes,
        CancellationToken cancellationToken
    )
    {
        using var client = new ServerClient(server, ServerKeys.OfEnvironment());
        RedigestPlan plan;
        try
        {
            plan = await RedigestPlan.MakeAsync(client, prices, cancellationToken);
        }
        catch (ServerException e)
        {
            throw new StartException(e.Message);
        }

        if (plan.Outdated.Count == 0)
        {
            Console.WriteLine($"None of {plan.Ready} digests is outdated.");
            return 0;
        }

        Console.WriteLine(plan.Describe(perMinute));
        if (!yes && !await IsWantedAsync(cancellationToken))
        {
            Console.WriteLine("Nothing was asked for.");
            return 1;
        }

        var ready = await new RedigestProgress(client, perMinute).RunAsync(plan.Outdated, cancellationToken);
        Console.WriteLine($"{ready} of {plan.Outdated.Count} articles have a new digest.");
        return ready == plan.Outdated.Count ? 0 : 1;
    }

    private static async Task<bool> IsWantedAsync(CancellationToken cancellationToken) =>
        Console.IsInputRedirected || !AnsiConsole.Profile.Capabilities.Interactive
            ? throw new StartException("There is nobody to ask here: add --yes to begin.")
            : await new ConfirmationPrompt("Go on?") { DefaultValue = false }.ShowAsync(
                AnsiConsole.Console,
                cancellationToken
            );

    private static Option<decimal?> Price(string name, string direction) =>
        new(name)
        {
            Description =
                $"What a million tokens of {direction} cost under the present model, in US dollars. "
                + "Absent: the new digests are taken to cost what the old ones did.",
        };
}
