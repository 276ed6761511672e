using System.CommandLine;
using System.Globalization;
using Summarizer.Digests;
using Summarizer.Server.Client;
using Summarizer.Server.Commands.Options;
using Summarizer.Server.Output;

namespace Summarizer.Server.Commands;

/// <summary><c>list</c> and <c>search</c>: print the articles of a server, page by page.</summary>
internal static class ListCommand
{
    private const int DefaultLimit = 20;
    private const int MostOnPage = 100; // of the API

    public static Command Create() => Create(new("list", "List articles, newest first."), words: null);

    public static Command CreateSearch() =>
        Create(
            new("search", "Search articles, best first. Exclude a word by a minus: search peace -war"),
            WordsArgument.Create(
                "WORDS",
                "Words, \"a phrase\" in quotes (escaped in a shell), pre*, -excluded, title:word."
            )
        );

    private static Command Create(Command command, Argument<string[]>? words)
    {
        if (words is not null)
        {
            command.Arguments.Add(words);
        }

        var conditions = words is null ? QueryOptions.List() : QueryOptions.Conditions();
        var limit = new Option<int>("--limit")
        {
            Description = "Maximum number of articles.",
            DefaultValueFactory = _ => DefaultLimit,
        };
        limit.Validators.Add(number =>
        {
            if (number.GetValueOrDefault<int>() < 1)
            {
                number.AddError("--limit must be at least 1.");
            }
        });
        var json = JsonOption.Create();
        var server = new ServerOptions();
        conditions.AddTo(command);
        command.Options.Add(limit);
        command.Options.Add(json);
        server.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var client = server.Connect(parsed);
                IEnumerable<(string, string)> query = conditions.Of(parsed);
                if (words is not null)
                {
                    query = query.Append(("q", string.Join(' ', parsed.GetRequiredValue(words))));
                }

                await PrintAsync(
                    client,
                    [.. query],
                    parsed.GetValue(limit),
                    parsed.GetValue(json) ? ArticleLines.PrintJson : ArticleLines.Print,
                    cancellationToken
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task PrintAsync(
        ServerClient client,
        IReadOnlyList<(string, string)> query,
        int limit,
        Action<DigestResponse> print,
        CancellationToken cancellationToken
    )
    {
        string? next = null;
        var left = limit;
        do
        {
            var size = Math.Min(left, MostOnPage).ToString(CultureInfo.InvariantCulture);
            IEnumerable<(string, string)> place = next is null ? [("limit", size)] : [("limit", size), ("after", next)];
            var page = await client.GetAsync(
                "/api/articles" + QueryOptions.Query(query.Concat(place)),
                DigestJson.Readable.DigestPage,
                cancellationToken
            );
            foreach (var article in page.Items)
            {
                print(article);
            }

            left -= page.Items.Count; // a page may be short or empty, and have a next one
            next = page.Next;
        } while (next is not null && left > 0);

        if (next is not null)
        {
            await Console.Error.WriteLineAsync($"There may be more than {limit}: see --limit.");
        }
    }
}
