using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using Summarizer.Details;

namespace Summarizer.Uploads;

/// <summary>An article as JSON: its text, or the address to fetch it from.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ArticleRequest
{
    /// <summary>The article: plain text, Markdown or HTML. Either this or <c>url</c>.</summary>
    public string? Text { get; init; }

    /// <summary>The public http or https address to fetch the article from.</summary>
    public string? Url { get; init; }

    /// <summary>The article's name; made if absent.</summary>
    public string? Name { get; init; }

    /// <summary>The title to show instead of the article's own.</summary>
    public string? Title { get; init; }

    /// <summary>How many sentences the summary has at most.</summary>
    [Range(1, DetailField.MostSentences)]
    public int? Sentences { get; init; }

    /// <summary>How many keywords there are at most.</summary>
    [Range(0, DetailField.MostKeywords)]
    public int? MaxKeywords { get; init; }

    /// <summary>How many questions there are at most.</summary>
    [Range(0, DetailField.MostFaqs)]
    public int? MaxFaqs { get; init; }

    /// <summary>The language of the digest, as a primary language subtag.</summary>
    public string? Language { get; init; }

    /// <summary><c>extractive</c> or <c>model</c>.</summary>
    public string? Engine { get; init; }

    /// <summary>Tags, by which lists can be narrowed.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The address that a text is from.</summary>
    public string? Source { get; init; }

    /// <summary>These details and some of before, or what is wrong with them, in a sentence.</summary>
    internal (ArticleDetails? Details, string? Fault) AddTo(ArticleDetails? details)
    {
        if (Tags?.Any(tag => tag is null || tag.Contains(ArticleTags.Separator, StringComparison.Ordinal)) == true)
        {
            return (null, "'tags' must be a list of texts without commas.");
        }

        (string Name, string? Value)[] given =
        [
            ("title", Title),
            ("sentences", Text(Sentences)),
            ("maxKeywords", Text(MaxKeywords)),
            ("maxFaqs", Text(MaxFaqs)),
            ("language", Language),
            ("engine", Engine),
            ("tags", Tags is { Count: > 0 } ? string.Join(ArticleTags.Separator, Tags) : null),
            ("source", Source),
        ];
        string? fault = null;
        foreach (var (name, value) in given)
        {
            if (value is not null && fault is null)
            {
                (details, fault) = DetailField.Add(details, name, value);
            }
        }

        return (details, fault);

        static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
    }
}
