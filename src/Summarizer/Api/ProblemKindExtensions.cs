using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Summarizer.Api;

/// <summary>The problems that an endpoint may answer with, for the OpenAPI document.</summary>
/// <param name="Kinds">Their kinds.</param>
internal sealed record EndpointProblems(IReadOnlyList<ProblemKind> Kinds);

/// <summary>How endpoints name their problems.</summary>
internal static class ProblemKindExtensions
{
    /// <summary>The endpoint may answer with these problems, besides those that any may answer with.</summary>
    public static RouteHandlerBuilder WithProblems(this RouteHandlerBuilder endpoint, params ProblemKind[] kinds)
    {
        foreach (var status in kinds.Select(k => k.Status).Distinct())
        {
            endpoint.ProducesProblem(status);
        }

        return endpoint.WithMetadata(new EndpointProblems(kinds));
    }
}
