using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Summarizer.Digests;
using Summarizer.Search;
using Summarizer.Uploads;

namespace Summarizer;

/// <summary>The JSON of all answers in one place, for the framework and the OpenAPI document.</summary>
internal static class SummarizerJson
{
    /// <summary>Has the options of the HTTP pipeline write what each room's own context writes.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        var readable = DigestJson.Readable.Options;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = readable.Encoder;
        options.DefaultIgnoreCondition = readable.DefaultIgnoreCondition;
        foreach (var converter in readable.Converters)
        {
            options.Converters.Add(converter); // a resolver does not bring these along
        }

        options.TypeInfoResolverChain.Insert(
            0,
            JsonTypeInfoResolver.Combine(DigestJson.Readable, SearchJson.Readable, BatchJson.Readable)
        );
    }
}
