using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Summarizer.Api.Http;

/// <summary>The conditions of a request for a representation (RFC 9110, 13.2.2).</summary>
internal static class Preconditions
{
    /// <summary>What the conditions come to.</summary>
    public enum Outcome
    {
        /// <summary>Answer with the representation.</summary>
        Send,

        /// <summary>The client has it already.</summary>
        NotModified,

        /// <summary>The client wanted another one.</summary>
        Failed,
    }

    /// <summary>Evaluates the conditions in the order that the standard gives.</summary>
    public static Outcome Evaluate(HttpRequest request, EntityTagHeaderValue tag, DateTimeOffset? lastModified)
    {
        var headers = request.Headers;
        if (headers.IfMatch.Count > 0 && !Names(headers.IfMatch, tag, strongly: true))
        {
            return Outcome.Failed;
        }

        if (headers.IfNoneMatch.Count > 0)
        {
            return Names(headers.IfNoneMatch, tag, strongly: false) ? Outcome.NotModified : Outcome.Send;
        }

        return
            lastModified is { } modified
            && HeaderUtilities.TryParseDate(headers.IfModifiedSince.ToString(), out var since)
            && modified <= since
            ? Outcome.NotModified
            : Outcome.Send;
    }

    private static bool Names(
        Microsoft.Extensions.Primitives.StringValues header,
        EntityTagHeaderValue tag,
        bool strongly
    ) =>
        EntityTagHeaderValue.TryParseList(header, out var tags)
        && tags.Any(t => t.Tag == "*" || tag.Compare(t, strongly));
}
