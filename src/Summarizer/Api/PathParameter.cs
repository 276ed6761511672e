namespace Summarizer.Api;

/// <summary>A part of the path that an endpoint reads itself, for the OpenAPI document.</summary>
/// <param name="Name">Its name in the route.</param>
/// <param name="Description">What it means.</param>
/// <param name="Example">A value.</param>
internal sealed record PathParameter(string Name, string Description, string Example);
