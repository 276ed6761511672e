using System.Text.Json;
using System.Text.Json.Nodes;
using Summarizer.FunctionsHost.Protocol;

namespace Summarizer.FunctionsHost;

/// <summary>A function of the metadata that a worker reports, with its trigger.</summary>
internal sealed class FunctionDefinition
{
    private readonly JsonObject _trigger;

    public FunctionDefinition(FunctionMetadata metadata)
    {
        Metadata = metadata;
        _trigger = metadata
            .RawBindings.Select(binding => JsonNode.Parse(binding)!.AsObject())
            .Single(binding => Text(binding, "type")!.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase));
    }

    public FunctionMetadata Metadata { get; }

    public string Id => Metadata.FunctionId;

    public string Name => Metadata.Name;

    /// <summary>As in the metadata, for example <c>blobTrigger</c>.</summary>
    public string TriggerType => Text(_trigger, "type")!;

    /// <summary>The name of the parameter that gets the trigger's value.</summary>
    public string Parameter => Text(_trigger, "name")!;

    /// <summary>The methods of an HTTP trigger; empty stands for all.</summary>
    public string[] Methods => [.. _trigger["methods"]?.AsArray().Select(method => (string)method!) ?? []];

    /// <summary>A property of the trigger that must be there.</summary>
    public string this[string property] =>
        Find(property) ?? throw new InvalidOperationException($"{Name} has no '{property}'.");

    /// <summary>A property of the trigger.</summary>
    public string? Find(string property) => Text(_trigger, property);

    private static string? Text(JsonObject binding, string property) =>
        binding[property] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? (string?)value : null;
}
