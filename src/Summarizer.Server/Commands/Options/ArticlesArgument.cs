using System.CommandLine;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Server.Client;

namespace Summarizer.Server.Commands.Options;

/// <summary>The articles that <c>get</c> and <c>delete</c> are about: ids or names.</summary>
internal static class ArticlesArgument
{
    public static Argument<string[]> Create() => WordsArgument.Create("ARTICLE", "Ids or names of articles.");

    /// <summary>Hands each article that the server has to <paramref name="take"/>.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ForEachAsync(
        IEnumerable<string> articles,
        ServerClient client,
        Func<DigestResponse, Task> take,
        CancellationToken cancellationToken
    )
    {
        var code = ExitCode.Done;
        foreach (var article in articles)
        {
            var id = ArticleId.TryParse(article, out var parsed) ? parsed : ArticleId.Of(article);
            if (await client.FindAsync(id, cancellationToken) is { } found)
            {
                await take(found);
            }
            else
            {
                await Console.Error.WriteLineAsync($"{article}: no article has this id or name.");
                code = ExitCode.Failed;
            }
        }

        return code;
    }
}
