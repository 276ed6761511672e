using System.Text;
using Summarizer.Api.Http;

namespace Summarizer.Digests;

/// <summary>An article in each of the media types that it is available in.</summary>
internal static class ArticleRepresentations
{
    public const string Json = "application/json";
    public const string Markdown = "text/markdown";
    public const string PlainText = "text/plain";

    /// <summary>All of them, the default first.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } = [Json, Markdown, PlainText];

    public static byte[] Write(DigestResponse response, string mediaType, DigestFields fields) =>
        mediaType switch
        {
            Markdown => Encoding.UTF8.GetBytes(DigestMarkdown.Markdown(response)),
            PlainText => Encoding.UTF8.GetBytes(DigestMarkdown.PlainText(response)),
            _ => fields.Write(response),
        };

    /// <summary>The entity tags that the article has now, in any media type and coding, with all fields.</summary>
    public static IEnumerable<string> TagsOf(DigestResponse response) =>
        MediaTypes.SelectMany(type => Representation.TagsOf(Write(response, type, DigestFields.All)));
}
