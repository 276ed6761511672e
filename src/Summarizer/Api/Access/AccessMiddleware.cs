using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Summarizer.Api.Access;

/// <summary>
/// Decides who may do what, before anything is read of the request. Keys come as <c>Authorization: Bearer</c> or in
/// <c>x-api-key</c>; there are no cookies, so that a browser sends none by itself.
/// </summary>
internal sealed class AccessMiddleware(
    RequestDelegate next,
    ApiKeys keys,
    GuessLimiter guesses,
    IOptions<AccessOptions> options
)
{
    public const string KeyHeader = "x-api-key";
    private const string Bearer = "Bearer ";

    public Task InvokeAsync(HttpContext context)
    {
        var needed = RoleFor(context.Request);
        if (!keys.Any)
        {
            return options.Value.HostAdmits || LoopbackGuard.WhyRefused(context.Request) is not { } why
                ? next(context)
                : AccessProblems.Forbidden(why).ExecuteAsync(context);
        }

        if (needed is AccessRole.None)
        {
            return next(context);
        }

        var client = context.Connection.RemoteIpAddress;
        if (!guesses.MayGuess(client))
        {
            context.Response.Headers.RetryAfter = GuessLimiter.Wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return AccessProblems.TooManyGuesses().ExecuteAsync(context);
        }

        var role = KeyOf(context.Request) is { } key ? keys.RoleOf(key) : AccessRole.None;
        if (role is AccessRole.None)
        {
            if (KeyOf(context.Request) is not null)
            {
                guesses.GuessedWrong(client);
            }

            context.Response.Headers.WWWAuthenticate = "Bearer";
            return AccessProblems.Unauthorized().ExecuteAsync(context);
        }

        return role >= needed
            ? next(context)
            : AccessProblems.Forbidden($"The key may not do this; it takes the role {needed}.").ExecuteAsync(context);
    }

    /// <summary>
    /// What a request takes. Open to all: the page, which asks for the key itself; whether the service runs; the
    /// description of the API.
    /// </summary>
    internal static AccessRole RoleFor(HttpRequest request)
    {
        var path = request.Path;
        if (
            !path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/api/health", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/api/openapi", StringComparison.OrdinalIgnoreCase)
        )
        {
            return AccessRole.None;
        }

        return HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method)
                ? AccessRole.Read
            : HttpMethods.IsPut(request.Method) || HttpMethods.IsPost(request.Method) ? AccessRole.Write
            : AccessRole.Admin;
    }

    /// <summary>The key that a request carries, right or wrong; null if none.</summary>
    internal static string? KeyOf(HttpRequest request)
    {
        var authorization = request.Headers[HeaderNames.Authorization].ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                ? authorization[Bearer.Length..].Trim()
            : request.Headers.TryGetValue(KeyHeader, out var key) ? key.ToString()
            : null;
    }
}
