using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

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
            : app.UseCors(policy =>
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
                        HeaderNames.RetryAfter
                    )
                    .SetPreflightMaxAge(_remembered)
            );
    }
}
