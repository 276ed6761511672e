using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Summarizer.Api;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Summarizer.Page;

/// <summary>
/// The OpenAPI document as a page, with Swagger UI. Its files come out of the package and from this origin; the package's
/// own middleware would write script into its page, which the policy forbids.
/// </summary>
internal static class ApiDocs
{
    private const string Here = "/api/docs";
    private const string Document = "/api/openapi/v1.json";
    private const string Package = "Swashbuckle.AspNetCore.SwaggerUI.node_modules.swagger_ui_dist.";

    /// <summary>All from this origin and nothing inline, but for the pictures in the style sheet.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'";

    public static IEndpointRouteBuilder MapApiDocs(this IEndpointRouteBuilder routes)
    {
        var index = new PageFile(
            "text/html; charset=utf-8",
            Read(typeof(ApiDocs).Assembly, "Summarizer.Docs/index.html")
        );
        var files = new Dictionary<string, PageFile>(StringComparer.Ordinal)
        {
            ["docs.js"] = Script(Read(typeof(ApiDocs).Assembly, "Summarizer.Docs/docs.js")),
            ["swagger-ui-bundle.js"] = Script(ReadPackage("swagger-ui-bundle.js")),
            ["swagger-ui.css"] = new("text/css; charset=utf-8", ReadPackage("swagger-ui.css")),
        }.ToFrozenDictionary(StringComparer.Ordinal);
        var docs = routes.MapGroup("").AllowAnyone().ExcludeFromDescription();
        docs.MapGet(Here, (HttpContext context) => Send(context, index));
        docs.MapGet(
            Here + "/{file}",
            Results<FileContentHttpResult, NotFound> (HttpContext context, string file) =>
                files.TryGetValue(file, out var found) ? Send(context, found) : TypedResults.NotFound()
        );

        // Where people look for it.
        docs.MapGet("/api", () => TypedResults.Redirect(Here));
        docs.MapGet("/swagger", () => TypedResults.Redirect(Here));
        docs.MapGet("/openapi.json", () => TypedResults.Redirect(Document));
        return routes;
    }

    private static FileContentHttpResult Send(HttpContext context, PageFile file) =>
        PageEndpoints.Send(context, file, PageEndpoints.Revalidated, ContentSecurityPolicy);

    // Of a megabyte and more: the smallest size would take seconds.
    private static PageFile Script(byte[] content) =>
        new("text/javascript; charset=utf-8", content, CompressionLevel.Optimal);

    private static byte[] ReadPackage(string file)
    {
        using var packed = new MemoryStream(Read(typeof(SwaggerUIOptions).Assembly, Package + file));
        using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        using var content = new MemoryStream();
        unpacked.CopyTo(content);
        return content.ToArray();
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using var resource =
            assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no file {name}.");
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }
}
