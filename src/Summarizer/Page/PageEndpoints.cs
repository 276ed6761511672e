using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Summarizer.Api;

namespace Summarizer.Page;

/// <summary>Serves the page: static files that hold no data and need no key.</summary>
internal static class PageEndpoints
{
    /// <summary>All from this origin, nothing inline, no text becomes markup or script (Trusted Types).</summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    private const string Immutable = "public, max-age=31536000, immutable";
    public const string Revalidated = "no-cache";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static IEndpointRouteBuilder MapPage(this IEndpointRouteBuilder routes)
    {
        var files = PageFiles.Load();
        var page = routes.MapGroup("").AllowAnyone().ExcludeFromDescription();

        // An article's permalink is the page too, which reads the id from its own URL.
        page.MapMethods("/", Methods, (HttpContext context) => Send(context, files.Index, Revalidated));
        page.MapMethods("/articles/{id}", Methods, (HttpContext context) => Send(context, files.Index, Revalidated));
        page.MapMethods(
            "/page/{version}/{**path}",
            Methods,
            Results<FileContentHttpResult, NotFound> (HttpContext context, string version, string path) =>
                files.Find(path) is not { } file
                    ? TypedResults.NotFound()
                    : Send(context, file, version == files.Version ? Immutable : Revalidated)
        );
        return routes;
    }

    private static FileContentHttpResult Send(HttpContext context, PageFile file, string cacheControl) =>
        Send(context, file, cacheControl, ContentSecurityPolicy);

    /// <summary>A file in the coding that the client prefers, under a policy for what it may load.</summary>
    public static FileContentHttpResult Send(HttpContext context, PageFile file, string cacheControl, string policy)
    {
        var encoded = file.For(context.Request.GetTypedHeaders().AcceptEncoding);
        var headers = context.Response.Headers;
        headers.CacheControl = cacheControl;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ContentSecurityPolicy = policy;
        if (encoded.Name != "identity")
        {
            headers.ContentEncoding = encoded.Name;
        }

        return TypedResults.Bytes(encoded.Content, file.ContentType, entityTag: encoded.Tag);
    }
}
