using System.Diagnostics.CodeAnalysis;
using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Summarizer.Articles;
using Summarizer.Engines;

namespace Summarizer.Digests;

/// <summary>
/// What <c>If-Match</c> demands of an article that a request is to change (RFC 9110, 13.1.1): that it is there (<c>*</c>),
/// or that GET would still answer with one of these entity tags, whichever media type and coding it was read in.
/// </summary>
internal sealed class ArticlePrecondition
{
    private readonly IReadOnlyList<string>? _tags;

    private ArticlePrecondition(IReadOnlyList<string>? tags) => _tags = tags;

    /// <summary>The demand of a request; null if it makes none. A header that cannot be read is one that nothing meets.</summary>
    public static ArticlePrecondition? Of(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
        {
            return null;
        }

        if (header == "*")
        {
            return new((IReadOnlyList<string>?)null);
        }

        // Weak tags do not count: the comparison is the strong one.
        _ = EntityTagHeaderValue.TryParseList(header, out var tags);
        return new([.. (tags ?? []).Where(t => !t.IsWeak).Select(t => t.Tag.ToString())]);
    }

    /// <summary>The version of the upload that a demand which is met holds for: another may have come since.</summary>
    public ETag VersionFor(ArticleRow row) => _tags is null ? ETag.All : row.Version;

    /// <summary>Whether the article may be changed, as it is now.</summary>
    public bool IsMetBy([NotNullWhen(true)] ArticleRow? row, DigestEngines engines) =>
        row is { Status: not ArticleStatus.Deleted }
        && (_tags is null || ArticleRepresentations.TagsOf(DigestResponse.From(row, engines)).Any(_tags.Contains));
}
