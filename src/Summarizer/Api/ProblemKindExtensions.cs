using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Summarizer.Api;

/// <summary>The problems that an endpoint may respond with, for the OpenAPI document.</summary>
internal sealed record EndpointProblems(IReadOnlyList<ProblemKind> Kinds);

internal static class ProblemKindExtensions
{
    /// <summary>The endpoint may respond with these problems, besides those of all endpoints.</summary>
    public static RouteHandlerBuilder WithProblems(this RouteHandlerBuilder endpoint, params ProblemKind[] kinds)
    {
        foreach (var status in kinds.Select(k => k.Status).Distinct())
        {
            endpoint.ProducesProblem(status);
        }

        return endpoint.WithMetadata(new EndpointProblems(kinds));
    }
}
