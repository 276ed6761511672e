using System.Text.Json;
using Summarizer.Text.Reading.Encodings;
using Summarizer.Text.Reading.Html.Pages;

namespace Summarizer.Text.Reading.Html;

/// <summary>What a page's JSON-LD says in terms of schema.org: an article with its headline and text, recipes, FAQ pages.</summary>
internal sealed class LinkedData
{
    private const int MaxDepth = 64;
    private const int MaxFaqs = 200;
    private const int MaxIngredients = 100;

    private readonly List<string> _keywords = [];
    private readonly List<string> _ingredients = [];
    private readonly List<(string, string)> _faqs = [];

    /// <summary>The first headline; null if there is none.</summary>
    public string? Headline { get; private set; }

    /// <summary>The description of what has the headline; null if there is none.</summary>
    public string? Description { get; private set; }

    /// <summary>The longest text of an article, as it stands there: it may hold HTML. Null if there is none.</summary>
    public string? Body { get; private set; }

    public IReadOnlyList<string> Keywords => _keywords;

    /// <summary>What a recipe takes, a line each.</summary>
    public IReadOnlyList<string> Ingredients => _ingredients;

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
                Description ??= Text(element, "description");
                ReadKeywords(element);
            }

            ReadBody(element);
            if (_ingredients.Count == 0)
            {
                _ingredients.AddRange(
                    Strings(element, "recipeIngredient").Select(Plain).OfType<string>().Take(MaxIngredients)
                );
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

    private void ReadKeywords(JsonElement article) => _keywords.AddRange(Strings(article, "keywords"));

    private void ReadBody(JsonElement article)
    {
        var body = Strings(article, "articleBody").FirstOrDefault("");
        Body = body.Length > (Body?.Length ?? 0) ? body : Body;
    }

    // The strings of a member that is one, or a list of them.
    private static IEnumerable<string> Strings(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return [];
        }

        var all = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value];
        return all.Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!);
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
