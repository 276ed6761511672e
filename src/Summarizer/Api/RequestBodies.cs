namespace Summarizer.Api;

/// <summary>
/// The bodies that an endpoint tells apart itself, for the OpenAPI document. Declared to the framework it would refuse all
/// others before the endpoint can say what to send.
/// </summary>
internal sealed record RequestBodies(params IReadOnlyList<RequestBody> All);

/// <summary>A body of one media type.</summary>
/// <param name="MediaType">The media type.</param>
/// <param name="Json">The type of its JSON; null for text and for a form.</param>
internal sealed record RequestBody(string MediaType, Type? Json = null)
{
    public const string Form = "multipart/form-data";
}

/// <summary>A status of an endpoint may come with one of several schemas.</summary>
internal sealed record ResponseSchemas(int Status, params IReadOnlyList<string> Schemas);
