using System.Text.Json;
using Summarizer.Text.Reading.Encodings;

namespace Summarizer.Text.Reading.Html;

/// <summary>What a page's JSON-LD says in terms of schema.org: an article's headline and keywords, and FAQ pages.</summary>
internal sealed class LinkedData
{
    private const int MaxDepth = 64;
    private const int MaxFaqs = 200;

    private readonly List<string> _keywords = [];
    private readonly List<(string, string)> _faqs = [];

    /// <summary>The first headline; null if there is none.</summary>
    public string? Headline { get; private set; }

    public IReadOnlyList<string> Keywords => _keywords;

    /// <summary>Questions and their accepted answers, as plain text.</summary>
    public IReadOnlyList<(string Question, string Answer)> Faqs => _faqs;

    /// <summary>Reads one script; invalid JSON, common on pages, is skipped.</summary>
    public void Read(string json)
    {
        var options = new JsonDocumentOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = MaxDepth,
        };
        try
        {
            // Line breaks inside strings are the commonest fault; as spaces they do no harm.
            using var document = JsonDocument.Parse(
                json.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' '),
                options
            );
            Read(document.RootElement);
        }
        catch (JsonException) { }
        catch (InvalidOperationException) { } // a string that is no valid UTF-16
    }

    // As deep as the document may be.
    private void Read(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Read(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (Text(element, "headline") is { } headline)
            {
                Headline ??= headline;
                ReadKeywords(element);
            }

            if (Text(element, "name") is { } question && Answer(element) is { } answer && _faqs.Count < MaxFaqs)
            {
                _faqs.Add((question, answer));
            }

            foreach (var member in element.EnumerateObject())
            {
                Read(member.Value);
            }
        }
    }

    private void ReadKeywords(JsonElement article)
    {
        if (!article.TryGetProperty("keywords", out var keywords))
        {
            return;
        }

        var all = keywords.ValueKind == JsonValueKind.Array ? keywords.EnumerateArray().ToArray() : [keywords];
        _keywords.AddRange(all.Where(k => k.ValueKind == JsonValueKind.String).Select(k => k.GetString()!));
    }

    private static string? Answer(JsonElement question)
    {
        if (!question.TryGetProperty("acceptedAnswer", out var answer))
        {
            return null;
        }

        if (answer.ValueKind == JsonValueKind.Array)
        {
            answer = answer.EnumerateArray().FirstOrDefault();
        }

        return Text(answer, "text");
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? Plain(text)
            : null;

    // Strings may hold HTML.
    private static string? Plain(string text)
    {
        if (text.Contains('<', StringComparison.Ordinal) || text.Contains('&', StringComparison.Ordinal))
        {
            var runs = PageTree.Build(text) is { } page ? PageRuns.Of(page, PageHints.HasNoContent) : [];
            text = string.Join(' ', runs.Select(r => r.Text));
        }

        text = TextNormalizer.Collapse(TextNormalizer.Normalize(text));
        return text.Length == 0 ? null : text;
    }
}
