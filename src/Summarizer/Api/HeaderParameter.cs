using Microsoft.AspNetCore.Builder;

namespace Summarizer.Api;

/// <summary>A request header that an endpoint reads, for the OpenAPI document.</summary>
internal sealed record HeaderParameter(string Name, string Description, string Example)
{
    public static HeaderParameter IfMatch { get; } =
        new(
            "If-Match",
            "Only if the article is still what GET answered with one of these entity tags, in whatever media type and coding, with all fields; `*`: only if it is there. Otherwise 412.",
            "\"5d41402abc4b2a76b9719d911017c592\""
        );

    public static HeaderParameter OnlyNew { get; } =
        new("If-None-Match", "`*`: only if no article of this name is there. Otherwise 412.", "*");

    public static HeaderParameter IfNoneMatch { get; } =
        new(
            "If-None-Match",
            "304 if the answer would still have one of these entity tags.",
            "\"5d41402abc4b2a76b9719d911017c592\""
        );

    public static HeaderParameter ContentMd5 { get; } =
        new(
            "Content-MD5",
            "The Base64 of the MD5 of the body (RFC 1864): checked before anything is stored.",
            "1B2M2Y8AsgTpgAmY7PhCfg=="
        );
}

internal static class HeaderParameterExtensions
{
    public static RouteHandlerBuilder WithHeaders(
        this RouteHandlerBuilder endpoint,
        params HeaderParameter[] headers
    ) => endpoint.WithMetadata([.. headers]);
}
