using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Summarizer.Api.Access;

namespace Summarizer.Api.Http;

/// <summary>Lets pages of <see cref="ApiOptions.AllowedOrigins"/> use the API (CORS).</summary>
internal static class Cors
{
    private static readonly TimeSpan _remembered = TimeSpan.FromHours(1);

    /// <summary>Before access control: a browser sends its preflight request without a key.</summary>
    public static IApplicationBuilder UseAllowedOrigins(this IApplicationBuilder app)
    {
        var origins = app.ApplicationServices.GetRequiredService<IOptions<ApiOptions>>().Value.AllowedOrigins;
        return origins.Count == 0
            ? app
            : app.UseVary()
                .UseCors(policy =>
                    policy
                        .WithOrigins([.. origins])
                        .WithMethods("GET", "HEAD", "PUT", "POST", "DELETE")
                        .WithHeaders(
                            HeaderNames.Authorization,
                            ApiKeyOptions.Header,
                            HeaderNames.Accept,
                            HeaderNames.ContentType,
                            HeaderNames.ContentMD5,
                            HeaderNames.IfMatch,
                            HeaderNames.IfNoneMatch
                        )
                        .WithExposedHeaders(
                            HeaderNames.ETag,
                            HeaderNames.Link,
                            HeaderNames.Location,
                            HeaderNames.RetryAfter,
                            RequestLimits.Header,
                            RequestLimits.PolicyHeader
                        )
                        .SetPreflightMaxAge(_remembered)
                );
    }

    // A cache must not give the answer for one origin to another, nor a refusal, a preflight or an answer without an Origin.
    private static IApplicationBuilder UseVary(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(AddVary, context.Response);
                return next(context);
            }
        );

    private static Task AddVary(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        if (
            !headers
                .GetCommaSeparatedValues(HeaderNames.Vary)
                .Contains(HeaderNames.Origin, StringComparer.OrdinalIgnoreCase)
        )
        {
            headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Origin);
        }

        return Task.CompletedTask;
    }
}
