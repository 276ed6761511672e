using System.CommandLine;
using Summarizer.Digests;
using Summarizer.Server.Commands.Options;
using Summarizer.Server.Output;

namespace Summarizer.Server.Commands;

/// <summary><c>get</c>: prints the digests of articles on a server.</summary>
internal static class GetCommand
{
    public static Command Create()
    {
        var articles = ArticlesArgument.Create();
        var json = JsonOption.Create();
        var server = new ServerOptions();
        var command = new Command("get", "Print the digests of articles.") { articles, json };
        server.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var client = server.Connect(parsed);
                return await ArticlesArgument.ForEachAsync(
                    parsed.GetRequiredValue(articles),
                    client,
                    article =>
                    {
                        Print(article, server.Address(parsed), parsed.GetValue(json));
                        return Task.CompletedTask;
                    },
                    cancellationToken
                );
            }
        );
        return command;
    }

    private static void Print(DigestResponse article, Uri server, bool json)
    {
        if (json)
        {
            ArticleLines.PrintJson(article);
        }
        else if (article.Summary is null)
        {
            ArticleLines.Print(article); // nothing but its status, yet
        }
        else
        {
            DigestPrinter.Print(Console.Out, article, new Uri(server, article.Links?.Self));
            Console.WriteLine();
        }
    }
}
