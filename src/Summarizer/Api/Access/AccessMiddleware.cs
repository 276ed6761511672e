using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Summarizer.Api.Access;

/// <summary>
/// Lets through who has the role that the endpoint requires, before anything of the body is read. Keys come as
/// <c>Authorization: Bearer</c> or in <c>x-api-key</c>; there are no cookies, so a browser sends none by itself.
/// </summary>
internal sealed class AccessMiddleware(
    RequestDelegate next,
    ApiKeys keys,
    GuessLimiter guesses,
    IOptions<AccessOptions> options
)
{
    private const string Bearer = "Bearer ";

    public Task InvokeAsync(HttpContext context) =>
        WhyRefused(context) is { } problem ? problem.ExecuteAsync(context) : next(context);

    private ProblemHttpResult? WhyRefused(HttpContext context)
    {
        if (!keys.Any)
        {
            return !options.Value.HostAdmits && LoopbackGuard.WhyRefused(context.Request) is { } why
                ? Problems.Of(ProblemKind.Forbidden, why)
                : null;
        }

        var needed = RoleFor(context);
        if (needed is AccessRole.None)
        {
            return null;
        }

        var client = context.Connection.RemoteIpAddress;
        if (!guesses.MayGuess(client))
        {
            context.Response.Headers.RetryAfter = GuessLimiter.Wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return Problems.Of(ProblemKind.TooManyGuesses);
        }

        var key = KeyOf(context.Request);
        var role = key is null ? AccessRole.None : keys.RoleOf(key);
        if (role is AccessRole.None)
        {
            if (key is not null)
            {
                guesses.GuessedWrong(client);
            }

            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Problems.Of(ProblemKind.Unauthorized);
        }

        return role >= needed ? null : Problems.Of(ProblemKind.Forbidden, $"This needs a key with the role {needed}.");
    }

    // An endpoint that states no role is for administrators.
    private static AccessRole RoleFor(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint endpoint
            ? endpoint.Metadata.GetMetadata<RequiredRole>()?.Role ?? AccessRole.Admin
        : context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            ? RoleWithoutEndpoint(context.Request.Method)
        : AccessRole.None;

    // Without an endpoint (404, 405, 415) only a caller who could use such a method learns which URLs exist.
    private static AccessRole RoleWithoutEndpoint(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsOptions(method) ? AccessRole.Read
        : HttpMethods.IsPut(method) || HttpMethods.IsPost(method) ? AccessRole.Write
        : AccessRole.Admin;

    /// <summary>The key that a request carries, right or wrong; null if none.</summary>
    internal static string? KeyOf(HttpRequest request)
    {
        var authorization = request.Headers[HeaderNames.Authorization].ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                ? authorization[Bearer.Length..].Trim()
            : request.Headers.TryGetValue(ApiKeyOptions.Header, out var key) ? key.ToString()
            : null;
    }
}
