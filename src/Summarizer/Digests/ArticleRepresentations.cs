using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Summarizer.Api;
using Summarizer.Api.Http;
using Summarizer.Articles;
using Summarizer.Engines;

namespace Summarizer.Digests;

/// <summary>An article as JSON, Markdown or plain text.</summary>
internal static class ArticleRepresentations
{
    public const string Json = "application/json";
    public const string Markdown = "text/markdown";
    public const string PlainText = "text/plain";

    private static readonly string[] _all = [Json, Markdown, PlainText];

    /// <summary>The one that the client prefers; null if it accepts none.</summary>
    public static string? MediaTypeFor(HttpRequest request) => Negotiation.MediaType(request, _all);

    public static ProblemHttpResult NotAcceptable() => Problems.NotAcceptable(_all);

    /// <summary>An article that was read at this time, by the storage service's clock.</summary>
    public static Representation Of(
        ArticleRow row,
        DateTimeOffset now,
        string mediaType,
        DigestFields fields,
        DigestEngines engines
    )
    {
        var response = DigestResponse.From(row, engines);
        return new(Write(response, mediaType, fields), $"{mediaType}; charset=utf-8")
        {
            IsNegotiated = true,
            LastModified = LastModified(row, now),
        };
    }

    /// <summary>The entity tags that the article has now, in any media type and coding, with all fields.</summary>
    public static IEnumerable<string> TagsOf(DigestResponse response) =>
        _all.SelectMany(type => Representation.TagsOf(Write(response, type, DigestFields.All)));

    private static byte[] Write(DigestResponse response, string mediaType, DigestFields fields) =>
        mediaType switch
        {
            Markdown => Encoding.UTF8.GetBytes(DigestMarkdown.Markdown(response)),
            PlainText => Encoding.UTF8.GetBytes(DigestMarkdown.PlainText(response)),
            _ => fields.Write(response),
        };

    // The second in which the row was written, rounded up and only once it is over: then no later change has this date.
    private static DateTimeOffset? LastModified(ArticleRow row, DateTimeOffset now)
    {
        var end = new DateTimeOffset(
            (row.WrittenAt.UtcTicks / TimeSpan.TicksPerSecond + 1) * TimeSpan.TicksPerSecond,
            TimeSpan.Zero
        );
        return end <= now ? end : null;
    }
}
