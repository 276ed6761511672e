using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Summarizer.Api.Http;

/// <summary>
/// Takes a caller's address and scheme from <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> of the proxies in
/// <see cref="ApiOptions.TrustedProxies"/>, so that limits by address count callers and not the proxy.
/// </summary>
internal static class ProxyHeaders
{
    /// <summary>Before everything that looks at an address.</summary>
    public static IApplicationBuilder UseProxyHeaders(this IApplicationBuilder app)
    {
        var proxies = app.ApplicationServices.GetRequiredService<IOptions<ApiOptions>>().Value.TrustedProxies;
        if (proxies.Count == 0)
        {
            return app;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null, // as far as the chain is trusted
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownIPNetworks.Add(ApiOptions.NetworkOf(proxy)!.Value);
        }

        return app.UseForwardedHeaders(options);
    }
}
