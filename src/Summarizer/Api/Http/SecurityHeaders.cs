using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Summarizer.Api.Http;

/// <summary>
/// What every answer tells browsers, whoever made it: an endpoint, the page, the refusal of a caller, a fault. An answer
/// may have a policy of its own for what it may load, as the page does; all others may load and run nothing.
/// </summary>
internal static class SecurityHeaders
{
    private const string NothingAtAll = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>Before everything else in the pipeline.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                // When the answer starts, not now: the handler of faults throws away what was set before.
                context.Response.OnStarting(Add, context.Response);
                return next(context);
            }
        );

    private static Task Add(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers.TryAdd("Content-Security-Policy", NothingAtAll);
        headers.XContentTypeOptions = "nosniff"; // the text of an article is anybody's
        headers["Referrer-Policy"] = "no-referrer"; // addresses hold ids and searches
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin"; // CORS lets in whom Api:AllowedOrigins names
        return Task.CompletedTask;
    }
}
