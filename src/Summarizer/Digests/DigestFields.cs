using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Summarizer.Api;

namespace Summarizer.Digests;

/// <summary>Which fields of an article a response has: those of <c>fields=</c>, or all.</summary>
[DigestFields.Description]
internal sealed class DigestFields
{
    public static readonly DigestFields All = new(null);

    private static readonly HashSet<string> _known =
    [
        .. DigestJson.Readable.DigestResponse.Properties.Select(p => p.Name),
    ];

    private readonly HashSet<string>? _wanted;

    private DigestFields(HashSet<string>? wanted) => _wanted = wanted;

    /// <summary>Parses a list of fields that exist.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DigestFields? fields)
    {
        var wanted = text.Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        fields = wanted.IsSubsetOf(_known) ? new(wanted) : null;
        return fields is not null;
    }

    public byte[] Write(DigestResponse article) =>
        _wanted is null
            ? JsonSerializer.SerializeToUtf8Bytes(article, DigestJson.Readable.DigestResponse)
            : Write(Chosen(article));

    public byte[] Write(DigestPage page)
    {
        if (_wanted is null)
        {
            return JsonSerializer.SerializeToUtf8Bytes(page, DigestJson.Readable.DigestPage);
        }

        var chosen = new JsonObject { ["items"] = new JsonArray([.. page.Items.Select(Chosen)]) };
        // The rest of the page is small.
        var rest = JsonSerializer.SerializeToNode(page with { Items = [] }, DigestJson.Readable.DigestPage)!.AsObject();
        rest.Remove("items");
        foreach (var (name, value) in rest)
        {
            chosen[name] = value?.DeepClone();
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

    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class DescriptionAttribute()
        : QueryParameterAttribute(
            "Only these fields of each article, separated by commas. For JSON; Markdown and plain text always have all.",
            "id,title,summary"
        )
    {
        public override string Expected => $"some of {string.Join(", ", _known)}, separated by commas";
    }
}
