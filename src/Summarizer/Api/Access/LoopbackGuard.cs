using System.Net;
using Microsoft.AspNetCore.Http;

namespace Summarizer.Api.Access;

/// <summary>
/// Keeps other sites' web pages out of a server that has no keys and listens on loopback only. A browser on the same
/// machine is the one way in that is left: a page whose own name was made to point here (DNS rebinding) shows in
/// <c>Host</c>, a write by a page of another site shows in <c>Origin</c>.
/// </summary>
internal static class LoopbackGuard
{
    /// <summary>Why a request is refused, in a sentence for the user; null if it may pass.</summary>
    public static string? WhyRefused(HttpRequest request)
    {
        if (!IsLoopback(request.Host.Host))
        {
            return "Without keys the server answers only on localhost. Use http://localhost, or set Api:Keys.";
        }

        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return null;
        }

        var isCrossSite = request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
        return isCrossSite || request.Headers.Origin.Any(o => !IsOwn(o, request))
            ? "Pages of other sites may not write here. Set Api:Keys to let them in."
            : null;
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsOwn(string? origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme == request.Scheme
        && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
