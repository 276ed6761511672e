using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Summarizer.Api.Http;

/// <summary>Security headers of every response. One without a policy of its own, as the page has, may load nothing.</summary>
internal static class SecurityHeaders
{
    private const string NothingAtAll = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>Before everything else in the pipeline.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                // When the response starts, not now: the exception handler clears what was set before.
                context.Response.OnStarting(Add, context.Response);
                return next(context);
            }
        );

    private static Task Add(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers.TryAdd("Content-Security-Policy", NothingAtAll);
        headers.XContentTypeOptions = "nosniff"; // article text is untrusted
        headers["Referrer-Policy"] = "no-referrer"; // URLs contain ids and searches
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin"; // CORS lets in the origins of Api:AllowedOrigins
        return Task.CompletedTask;
    }
}
