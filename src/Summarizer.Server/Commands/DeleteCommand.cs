using System.CommandLine;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Server.Commands.Options;
using Summarizer.Server.Output;

namespace Summarizer.Server.Commands;

/// <summary><c>delete</c>: deletes articles from a server.</summary>
internal static class DeleteCommand
{
    public static Command Create()
    {
        var articles = ArticlesArgument.Create();
        var json = JsonOption.Create();
        var server = new ServerOptions();
        var command = new Command(
            "delete",
            "Delete articles and all that was made from them. Does not ask, and cannot be undone. Needs a key with the role Admin, if any."
        )
        {
            articles,
            json,
        };
        server.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var client = server.Connect(parsed);
                return await ArticlesArgument.ForEachAsync(
                    parsed.GetRequiredValue(articles),
                    client,
                    async article =>
                    {
                        await client.DeleteAsync(article.Id, cancellationToken);
                        var deleted = new DigestResponse
                        {
                            Id = article.Id,
                            Name = article.Name,
                            Status = ArticleStatus.Deleted,
                        };
                        if (parsed.GetValue(json))
                        {
                            ArticleLines.PrintJson(deleted);
                        }
                        else
                        {
                            ArticleLines.Print(deleted);
                        }
                    },
                    cancellationToken
                );
            }
        );
        return command;
    }
}
