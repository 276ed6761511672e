using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Summarizer.Api;

namespace Summarizer.Digests;

/// <summary>Which fields of an article an answer has: those of <c>fields=</c>, or all.</summary>
public sealed class DigestFields
{
    /// <summary>The parameter, as a query string has it.</summary>
    public static QueryParameter Parameter { get; } =
        QueryParameter.Text(
            "fields",
            "Only these fields of each article, parted by commas. For JSON; the other representations are for people.",
            "id,title,summary"
        );

    private static readonly HashSet<string> _known =
    [
        .. DigestJson.Readable.DigestResponse.Properties.Select(p => p.Name),
    ];

    private readonly HashSet<string>? _wanted;

    private DigestFields(HashSet<string>? wanted) => _wanted = wanted;

    /// <summary>Parses a list of fields; null stands for all. A field that there is not is an error.</summary>
    public static bool TryParse(
        string? text,
        [NotNullWhen(true)] out DigestFields? fields,
        [NotNullWhen(false)] out string? error
    )
    {
        var wanted = text?.Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        error = wanted?.FirstOrDefault(f => !_known.Contains(f)) is { } unknown
            ? $"There is no field '{unknown}'; there are {string.Join(", ", _known)}."
            : null;
        fields = error is null ? new(wanted) : null;
        return error is null;
    }

    /// <summary>An article as JSON in UTF-8.</summary>
    public byte[] Write(DigestResponse article) =>
        _wanted is null
            ? JsonSerializer.SerializeToUtf8Bytes(article, DigestJson.Readable.DigestResponse)
            : Write(Chosen(article));

    /// <summary>A page as JSON in UTF-8.</summary>
    public byte[] Write(DigestPage page)
    {
        if (_wanted is null)
        {
            return JsonSerializer.SerializeToUtf8Bytes(page, DigestJson.Readable.DigestPage);
        }

        var chosen = new JsonObject { ["items"] = new JsonArray([.. page.Items.Select(Chosen)]) };
        if (page.Next is { } next)
        {
            chosen["next"] = next;
        }

        return Write(chosen);
    }

    private JsonObject Chosen(DigestResponse article)
    {
        var all = JsonSerializer.SerializeToNode(article, DigestJson.Readable.DigestResponse)!.AsObject();
        foreach (var name in all.Select(p => p.Key).Where(k => !_wanted!.Contains(k)).ToList())
        {
            all.Remove(name);
        }

        return all;
    }

    private static byte[] Write(JsonObject node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Encoder = DigestJson.Readable.Options.Encoder }))
        {
            node.WriteTo(writer);
        }

        return stream.ToArray();
    }
}
