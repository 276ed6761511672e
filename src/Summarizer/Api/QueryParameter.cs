using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Summarizer.Api;

/// <summary>
/// Describes a query parameter: on the handler's parameter, on the property of its <c>[AsParameters]</c> record, or on the
/// type of the value, which then parses itself (<c>TryParse</c>). Bounds are validation attributes beside it.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Class)]
internal class QueryParameterAttribute(string description, string example) : Attribute
{
    public string Description => description;

    public string Example => example;

    /// <summary>What a value must be, as the end of the sentence that refuses another.</summary>
    public virtual string Expected { get; init; } = "valid";

    /// <summary>The format of the value, as JSON Schema names it.</summary>
    public string? Format { get; init; }

    /// <summary>All values that there are, if they are few.</summary>
    public string[] Values { get; init; } = [];
}

internal sealed record QueryParameter(
    string Name,
    QueryParameterAttribute About,
    IReadOnlyList<ValidationAttribute> Rules,
    Func<IList<object?>, object?> ValueIn
)
{
    /// <summary>The Functions host takes its keys in these; they are its own affair.</summary>
    public static readonly IReadOnlyList<string> OfTheHost = ["code", "clientId"];

    private string Expected =>
        (Rules is [var first, ..] ? first : null) switch
        {
            RangeAttribute range => FormattableString.Invariant($"a number from {range.Minimum} to {range.Maximum}"),
            MaxLengthAttribute length => FormattableString.Invariant($"at most {length.Length} characters long"),
            _ => About.Values.Length > 0 ? $"one of {string.Join(", ", About.Values)}" : About.Expected,
        };

    public static IReadOnlyList<QueryParameter> Of(MethodInfo handler) =>
        [
            .. handler
                .GetParameters()
                .SelectMany(
                    (parameter, at) =>
                        parameter.IsDefined(typeof(AsParametersAttribute))
                            ? parameter
                                .ParameterType.GetProperties()
                                .Select(p => Of(p, p.Name, p.PropertyType, given => p.GetValue(given[at])))
                            : [Of(parameter, parameter.Name!, parameter.ParameterType, given => given[at])]
                )
                .OfType<QueryParameter>(),
        ];

    private static QueryParameter? Of(
        ICustomAttributeProvider declared,
        string name,
        Type type,
        Func<IList<object?>, object?> valueIn
    ) =>
        declared
            .GetCustomAttributes(typeof(QueryParameterAttribute), inherit: true)
            .Concat(type.GetCustomAttributes(typeof(QueryParameterAttribute), inherit: true))
            .FirstOrDefault()
            is QueryParameterAttribute about
            ? new(
                JsonNamingPolicy.CamelCase.ConvertName(name),
                about,
                [
                    .. declared
                        .GetCustomAttributes(typeof(ValidationAttribute), inherit: true)
                        .Cast<ValidationAttribute>(),
                ],
                valueIn
            )
            : null;

    /// <summary>What is wrong with a query string, in a sentence; null if nothing is.</summary>
    public static string? WhyNot(IReadOnlyList<QueryParameter> known, EndpointFilterInvocationContext request)
    {
        foreach (var (name, values) in request.HttpContext.Request.Query.Where(q => !OfTheHost.Contains(q.Key)))
        {
            if (known.FirstOrDefault(p => p.Name == name) is not { } parameter)
            {
                return known.Count == 0
                    ? $"Unknown parameter '{name}'. This URL takes none."
                    : $"Unknown parameter '{name}'. Known are: {string.Join(", ", known.Select(p => p.Name))}.";
            }

            if (values.Count != 1 || string.IsNullOrEmpty(values[0]))
            {
                return $"'{name}' must be given once, with a value.";
            }

            // What the framework could not parse it leaves null.
            if (parameter.ValueIn(request.Arguments) is not { } value || parameter.Rules.Any(r => !r.IsValid(value)))
            {
                return $"'{name}' must be {parameter.Expected}.";
            }
        }

        return null;
    }
}

/// <summary>The query parameters of an endpoint, for the OpenAPI document.</summary>
internal sealed record QueryParameters(IReadOnlyList<QueryParameter> All);

internal static class QueryParameterExtensions
{
    /// <summary>Refuses a parameter that is unknown, repeated, empty or not allowed, instead of ignoring it.</summary>
    public static TBuilder WithStrictQuery<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint =>
        {
            var known = QueryParameter.Of(endpoint.Metadata.OfType<MethodInfo>().First());
            endpoint.Metadata.Add(new QueryParameters(known));
            endpoint.Metadata.Add(new EndpointProblems([ProblemKind.InvalidParameter]));
            endpoint.FilterFactories.Add(
                (_, next) =>
                    async request =>
                        QueryParameter.WhyNot(known, request) is { } error
                            ? Problems.InvalidParameter(error)
                            : await next(request)
            );
        });
        return builder;
    }
}
