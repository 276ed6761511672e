namespace Summarizer.Api;

/// <summary>A part of the path that an endpoint reads itself, for the OpenAPI document.</summary>
internal sealed record PathParameter(string Name, string Description, string Example);
