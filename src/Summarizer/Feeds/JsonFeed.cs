using System.Text.Json.Serialization;

namespace Summarizer.Feeds;

/// <summary>New digests as a feed (JSON Feed 1.1, jsonfeed.org).</summary>
/// <param name="Version">The version of the format.</param>
/// <param name="Title">The feed's title.</param>
/// <param name="HomePageUrl">The page.</param>
/// <param name="FeedUrl">The feed itself.</param>
/// <param name="NextUrl">Older items; absent at the end.</param>
/// <param name="Items">The items, newest first.</param>
public sealed record JsonFeed(
    string Version,
    string Title,
    [property: JsonPropertyName("home_page_url")] string HomePageUrl,
    [property: JsonPropertyName("feed_url")] string FeedUrl,
    [property: JsonPropertyName("next_url")] string? NextUrl,
    IReadOnlyList<JsonFeedItem> Items
);

/// <summary>One digest in a feed.</summary>
/// <param name="Id">Its permanent id.</param>
/// <param name="Url">Where to read it.</param>
/// <param name="Title">The article's title.</param>
/// <param name="ContentText">The summary, and what was checked of it where some of it is in other words than the article.</param>
/// <param name="DatePublished">When the article was uploaded.</param>
/// <param name="DateModified">When the digest was written.</param>
/// <param name="Tags">The keywords.</param>
/// <param name="Language">The primary language subtag, if it is known.</param>
public sealed record JsonFeedItem(
    string Id,
    string Url,
    string Title,
    [property: JsonPropertyName("content_text")] string ContentText,
    [property: JsonPropertyName("date_published")] DateTimeOffset DatePublished,
    [property: JsonPropertyName("date_modified")] DateTimeOffset DateModified,
    IReadOnlyList<string> Tags,
    string? Language
);
