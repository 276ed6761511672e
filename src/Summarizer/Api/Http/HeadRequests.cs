using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Summarizer.Api.Http;

/// <summary>Every GET supports HEAD: with the same headers, without the body (RFC 9110, 9.3.2).</summary>
internal static class HeadRequests
{
    /// <summary>Whether an endpoint answers HEAD, and all that it writes is dropped.</summary>
    public static bool IsHead(HttpContext context) => context.Response.Body == Stream.Null;

    public static IApplicationBuilder UseHeadRequests(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                if (!HttpMethods.IsHead(context.Request.Method))
                {
                    await next(context);
                    return;
                }

                var body = context.Response.Body;
                context.Request.Method = HttpMethods.Get;
                context.Response.Body = Stream.Null;
                try
                {
                    await next(context);
                }
                finally
                {
                    context.Request.Method = HttpMethods.Head;
                    context.Response.Body = body;
                }
            }
        );
}
