using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace Summarizer.Api;

/// <summary>A parameter of a query string: what it means, what it may be, and one value for a reader to try.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="Schema">What it may be.</param>
/// <param name="Example">A value.</param>
public sealed record QueryParameter(string Name, string Description, OpenApiSchema Schema, JsonNode Example)
{
    /// <summary>A text.</summary>
    public static QueryParameter Text(string name, string description, string example, string? format = null) =>
        new(name, description, new() { Type = JsonSchemaType.String, Format = format }, example);

    /// <summary>A whole number.</summary>
    public static QueryParameter Number(string name, string description, int from, int to, int example) =>
        new(
            name,
            description,
            new()
            {
                Type = JsonSchemaType.Integer,
                Minimum = FormattableString.Invariant($"{from}"),
                Maximum = FormattableString.Invariant($"{to}"),
            },
            example
        );

    /// <summary>One of a few words.</summary>
    public static QueryParameter OneOf(string name, string description, params string[] words) =>
        new(
            name,
            description,
            new() { Type = JsonSchemaType.String, Enum = [.. words.Select(w => (JsonNode)w)] },
            words[0]
        );
}

/// <summary>
/// The parameters that an endpoint takes: they stand in the OpenAPI document, and any other, any that is doubled and any
/// without a value is refused.
/// </summary>
/// <param name="All">The parameters.</param>
internal sealed record QueryParameters(IReadOnlyList<QueryParameter> All)
{
    /// <summary>The Functions host takes its keys in these; they are its own affair.</summary>
    private static readonly string[] _ofTheHost = ["code", "clientId"];

    /// <summary>What is wrong with a query string, in a sentence; null if nothing is.</summary>
    public string? WhyNot(IQueryCollection query)
    {
        foreach (var (name, values) in query)
        {
            if (_ofTheHost.Contains(name))
            {
                continue;
            }

            if (!All.Any(p => p.Name == name))
            {
                return All.Count == 0
                    ? $"There is no parameter '{name}'; none is taken here."
                    : $"There is no parameter '{name}'; there are {string.Join(", ", All.Select(p => p.Name))}.";
            }

            if (values.Count != 1 || string.IsNullOrEmpty(values[0]))
            {
                return $"'{name}' must be given once, with a value.";
            }
        }

        return null;
    }
}

/// <summary>How endpoints name their parameters.</summary>
internal static class QueryParameterExtensions
{
    /// <summary>The endpoint takes these parameters and no others.</summary>
    public static RouteHandlerBuilder WithQuery(this RouteHandlerBuilder endpoint, params QueryParameter[] parameters)
    {
        var known = new QueryParameters(parameters);
        return endpoint
            .WithMetadata(known)
            .AddEndpointFilter(
                async (context, next) =>
                    known.WhyNot(context.HttpContext.Request.Query) is { } error
                        ? Problems.InvalidParameter(error)
                        : await next(context)
            )
            .WithProblems(ProblemKind.InvalidParameter);
    }
}
