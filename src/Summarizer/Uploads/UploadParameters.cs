using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Summarizer.Api;
using Summarizer.Details;

namespace Summarizer.Uploads;

/// <summary>The query parameters of an upload.</summary>
internal record UploadParameters
{
    [QueryParameter(
        "Wait at most this many seconds for the article to be ready or failed. In time, the response is that of `GET`, with 200.",
        "30"
    )]
    [Range(1, 60)]
    public int? Wait { get; init; }

    [Detail("title", "The title to show instead of the article's own.", "The Peace Talks")]
    [DetailRule("title")]
    public string? Title { get; init; }

    [Detail("sentences", "How many sentences the summary has at most.", "3")]
    [Range(1, DetailField.MostSentences)]
    public int? Sentences { get; init; }

    [Detail("maxKeywords", "How many keywords there are at most.", "5")]
    [Range(0, DetailField.MostKeywords)]
    public int? MaxKeywords { get; init; }

    [Detail("maxFaqs", "How many questions there are at most.", "4")]
    [Range(0, DetailField.MostFaqs)]
    public int? MaxFaqs { get; init; }

    [Detail("language", "The language of the digest. The extractive engine always quotes the article.", "en")]
    [DetailRule("language")]
    public string? Language { get; init; }

    [Detail(
        "engine",
        "The engine that writes the digest; `model` only where a model is configured.",
        ArticleDetails.Extractive,
        Values = [ArticleDetails.Extractive, ArticleDetails.Model]
    )]
    [DetailRule("engine")]
    public string? Engine { get; init; }

    [Detail("tags", "Tags, by which lists can be narrowed: separated by commas, in any case.", "peace,city council")]
    [DetailRule("tags")]
    public string? Tags { get; init; }

    [Detail("source", "The address that the article is from.", "https://news.example/peace-talks.html")]
    [DetailRule("source")]
    public string? Source { get; init; }

    /// <summary>The details in a query that has been checked against these parameters.</summary>
    public static ArticleDetails? DetailsIn(IQueryCollection query)
    {
        ArticleDetails? details = null;
        foreach (var field in DetailField.All)
        {
            if (query.TryGetValue(field.Name, out var value))
            {
                (details, _) = DetailField.Add(details, field.Name, value.ToString());
            }
        }

        return details;
    }

    [AttributeUsage(AttributeTargets.Property)]
    private sealed class DetailAttribute(string name, string description, string example)
        : QueryParameterAttribute(description, example)
    {
        public override string Expected => DetailField.Named(name)!.Expected;
    }

    [AttributeUsage(AttributeTargets.Property)]
    private sealed class DetailRuleAttribute(string name) : ValidationAttribute
    {
        public override bool IsValid(object? value) =>
            DetailField.Named(name)!.Set(new(), Convert.ToString(value, CultureInfo.InvariantCulture)!) is not null;
    }
}

/// <summary>The query parameters of an upload without a name in its URL.</summary>
internal sealed record PostParameters : UploadParameters
{
    [QueryParameter(
        "The article's name, for a text or JSON. Without one it is made: of the title or of the last part of the address, and a hash of the text or of the address.",
        "2026/peace-talks.txt"
    )]
    public string? Name { get; init; }
}
