using System.Globalization;
using System.Text.Json;
using Summarizer.Articles;
using Summarizer.Digests;

namespace Summarizer.Server.Output;

/// <summary>Prints articles, each on a line.</summary>
internal static class ArticleLines
{
    /// <summary>As JSON, like the API.</summary>
    public static void PrintJson(DigestResponse article) =>
        Console.WriteLine(JsonSerializer.Serialize(article, DigestJson.Readable.DigestResponse));

    /// <summary>For people: id, status, time, name and title; below it what of a search it has, or why it has no digest.</summary>
    public static void Print(DigestResponse article)
    {
        var uploaded = article.UploadedAt?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var status = article.Status.ToString().ToLowerInvariant();
        var title = article.Title is null ? "" : $" | {article.Title}";
        Console.WriteLine(TerminalText.Clean($"{article.Id}  {status, -10}  {uploaded, -16}  {article.Name}{title}"));
        if ((article.Matched?.Snippet ?? article.Reason) is { } more)
        {
            Console.WriteLine(TerminalText.Clean($"    {more}"));
        }
    }

    /// <summary>An article that the server does not have.</summary>
    /// <param name="name">Its name, or for an address, which the server names, the address.</param>
    /// <param name="reason">Why not.</param>
    public static DigestResponse Failed(string name, string reason) =>
        new()
        {
            Id = ArticleId.Of(name).Value,
            Name = name,
            Status = ArticleStatus.Failed,
            Reason = reason,
        };
}
