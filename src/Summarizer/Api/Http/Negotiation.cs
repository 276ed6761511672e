using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Summarizer.Api.Http;

/// <summary>Chooses among representations and codings by what a client accepts (RFC 9110, 12.5).</summary>
internal static class Negotiation
{
    private const double Refused = 0;

    /// <summary>The content codings that there are.</summary>
    public static IReadOnlyList<string> Codings { get; } = ["br", "gzip"];

    /// <summary>The preferred of the media types offered (the default first, no parameters); null if none is accepted.</summary>
    public static string? MediaType(HttpRequest request, IReadOnlyList<string> offered)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0 || !MediaTypeHeaderValue.TryParseList(accept, out var ranges) || ranges.Count == 0)
        {
            return offered[0];
        }

        var best = offered.MaxBy(type => QualityOf(type, ranges))!;
        return QualityOf(best, ranges) > Refused ? best : null;
    }

    /// <summary>The content coding that the client prefers: <c>br</c>, <c>gzip</c>, or null for none.</summary>
    public static string? ContentCoding(HttpRequest request)
    {
        var header = request.Headers.AcceptEncoding;
        if (header.Count == 0 || !StringWithQualityHeaderValue.TryParseList(header, out var codings))
        {
            return null;
        }

        double QualityOf(string coding) =>
            codings.FirstOrDefault(c => c.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))?.Quality(1)
            ?? codings.FirstOrDefault(c => c.Value == "*")?.Quality(1)
            ?? Refused;

        var best = Codings.MaxBy(QualityOf)!;
        return QualityOf(best) > Refused ? best : null;
    }

    // The most specific range that covers the type decides.
    private static double QualityOf(string type, IList<MediaTypeHeaderValue> ranges)
    {
        var range = ranges
            .Where(r => r.MatchesMediaType(type))
            .OrderBy(r => r.MatchesAllTypes)
            .ThenBy(r => r.MatchesAllSubTypes)
            .FirstOrDefault();
        return range is null ? Refused : range.Quality ?? 1;
    }

    private static double Quality(this StringWithQualityHeaderValue coding, double otherwise) =>
        coding.Quality ?? otherwise;
}
