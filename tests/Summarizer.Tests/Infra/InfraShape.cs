using System.Text.Json;
using System.Text.RegularExpressions;

namespace Summarizer.Tests.Infra;

/// <summary>The resources that one set of parameters would deploy, predicted by <c>bicep snapshot</c>.</summary>
internal sealed partial record InfraShape(string Name, IReadOnlyList<InfraResource> Resources)
{
    /// <summary>The app's settings. Values known only after deployment are expressions in brackets.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        Single("Microsoft.Web/sites/config")
            .Properties.EnumerateObject()
            .ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!);

    public IEnumerable<string> Roles =>
        Of("Microsoft.Authorization/roleAssignments")
            .Select(role =>
                $"{Who(role.Text("principalId"))}: {role.Text("roleDefinitionId").Split('/')[^1]}"
                + $" on {Scope().Match(role.Id).Groups[1].Value}"
            );

    public static InfraShape Parse(string name, string snapshot) =>
        new(
            name,
            [
                .. JsonDocument
                    .Parse(snapshot)
                    .RootElement.GetProperty("predictedResources")
                    .EnumerateArray()
                    .Select(json => new InfraResource(json)),
            ]
        );

    public IEnumerable<InfraResource> Of(string type) => Resources.Where(resource => resource.Type == type);

    public InfraResource Single(string type) => Assert.Single(Of(type));

    /// <summary>The last parts of the names of all resources of a type.</summary>
    public IEnumerable<string> Names(string type) => Of(type).Select(resource => resource.Name.Split('/')[^1]).Order();

    private static string Who(string principal) =>
        principal.Contains("userAssignedIdentities/id-", StringComparison.Ordinal) ? "app"
        : principal.Contains("systemTopics/evgt-", StringComparison.Ordinal) ? "topic"
        : principal is "[deployer().objectId]" ? "deployer"
        : principal;

    // The scope of an assignment is the part of its id before the assignment.
    [GeneratedRegex(@"providers/(Microsoft\.\w+/\w+)/", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scope();
}

/// <summary>A resource that would be deployed.</summary>
internal sealed record InfraResource(JsonElement Json)
{
    public string Type => Json.GetProperty("type").GetString()!;
    public string Id => Json.GetProperty("id").GetString()!;
    public string Name => Json.GetProperty("name").GetString()!;
    public JsonElement Properties => Json.GetProperty("properties");

    public IReadOnlyDictionary<string, string> Tags =>
        Json.GetProperty("tags").Deserialize<Dictionary<string, string>>()!;

    public bool HasLocation => Json.TryGetProperty("location", out _);

    public string Text(string property) => Properties.GetProperty(property).GetString()!;

    public string Text(string first, string second) => Properties.GetProperty(first).GetProperty(second).GetString()!;
}
