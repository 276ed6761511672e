using System.Globalization;
using System.Text.Json;

namespace Summarizer.Tests.Api.Fuzzing;

/// <summary>A parameter as the OpenAPI document describes it.</summary>
internal sealed record ApiParameter(string Name, bool InPath, JsonElement Schema, string Example);

/// <summary>An operation as the OpenAPI document describes it.</summary>
/// <param name="Method">The method, in capitals.</param>
/// <param name="Path">The template of its address.</param>
/// <param name="Parameters">What it takes.</param>
/// <param name="TakesBody">Whether a request has a body.</param>
/// <param name="Answers">Each status with the types of problem that it may have; none for those of success.</param>
internal sealed record ApiOperation(
    string Method,
    string Path,
    IReadOnlyList<ApiParameter> Parameters,
    bool TakesBody,
    IReadOnlyDictionary<int, IReadOnlyList<string>> Answers
)
{
    private const string ProblemJson = "application/problem+json";
    private static readonly string[] Methods = ["get", "put", "post", "delete"];

    public override string ToString() => $"{Method} {Path}";

    /// <summary>All operations of a document.</summary>
    public static IReadOnlyList<ApiOperation> AllOf(JsonElement document) =>
        [
            .. document
                .GetProperty("paths")
                .EnumerateObject()
                .SelectMany(path =>
                    path.Value.EnumerateObject()
                        .Where(o => Methods.Contains(o.Name))
                        .Select(o => Read(o.Name.ToUpperInvariant(), path.Name, o.Value))
                ),
        ];

    private static ApiOperation Read(string method, string path, JsonElement operation) =>
        new(
            method,
            path,
            operation.TryGetProperty("parameters", out var parameters)
                ?
                [
                    .. parameters
                        .EnumerateArray()
                        .Where(p => p.GetProperty("in").GetString() is not "header") // see Oddities.Headers
                        .Select(p => new ApiParameter(
                            p.GetProperty("name").GetString()!,
                            p.GetProperty("in").GetString() == "path",
                            p.GetProperty("schema"),
                            p.GetProperty("example").ToString()
                        )),
                ]
                : [],
            operation.TryGetProperty("requestBody", out _),
            operation
                .GetProperty("responses")
                .EnumerateObject()
                .ToDictionary(r => int.Parse(r.Name, CultureInfo.InvariantCulture), r => Types(r.Value))
        );

    private static IReadOnlyList<string> Types(JsonElement response) =>
        response.TryGetProperty("content", out var content)
        && content.TryGetProperty(ProblemJson, out var problem)
        && problem.TryGetProperty("examples", out var examples)
            ? [.. examples.EnumerateObject().Select(e => e.Value.GetProperty("value").GetProperty("type").GetString()!)]
            : [];
}
