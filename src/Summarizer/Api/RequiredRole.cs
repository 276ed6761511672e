using Microsoft.AspNetCore.Builder;

namespace Summarizer.Api;

/// <summary>The role that an endpoint requires: for access control and for the OpenAPI document.</summary>
internal sealed record RequiredRole(AccessRole Role);

internal static class RequiredRoleExtensions
{
    /// <summary>Only callers with this role or a higher one; what an endpoint states replaces what its group does.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder builder, AccessRole role)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RequiredRole(role));

    public static TBuilder AllowAnyone<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.RequireRole(AccessRole.None);
}
