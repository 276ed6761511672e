using System.Globalization;
using System.Text;

namespace Summarizer.Details;

/// <summary>One of an article's details: its name and how it is written as text, wherever it comes from.</summary>
/// <param name="Name">Its name in queries, forms and JSON.</param>
/// <param name="Expected">What a value must be, as the end of the sentence that refuses another.</param>
/// <param name="Set">The details with this value; null if it is not allowed.</param>
/// <param name="Get">The value in some details.</param>
internal sealed record DetailField(
    string Name,
    string Expected,
    Func<ArticleDetails, string, ArticleDetails?> Set,
    Func<ArticleDetails, string?> Get
)
{
    public const int MostSentences = 100;
    public const int MostKeywords = 50;
    public const int MostFaqs = 50;
    public const string Tags = "tags";

    private const int LongestTitle = 200;
    private const int LongestSource = 2000;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DetailField> All { get; } =
    [
        new(
            "title",
            $"one line of at most {LongestTitle} characters",
            (details, text) =>
                text.Trim() is { Length: > 0 and <= LongestTitle } title && IsOneLine(title)
                    ? details with
                    {
                        Title = title.Normalize(),
                    }
                    : null,
            details => details.Title
        ),
        Number("sentences", 1, MostSentences, (d, n) => d with { Sentences = n }, d => d.Sentences),
        Number("maxKeywords", 0, MostKeywords, (d, n) => d with { MaxKeywords = n }, d => d.MaxKeywords),
        Number("maxFaqs", 0, MostFaqs, (d, n) => d with { MaxFaqs = n }, d => d.MaxFaqs),
        new(
            "language",
            "a primary language subtag such as en or de",
            (details, text) =>
                text.Length is 2 or 3 && text.All(char.IsAsciiLetterLower) ? details with { Language = text } : null,
            details => details.Language
        ),
        new(
            "engine",
            $"{ArticleDetails.Extractive} or {ArticleDetails.Model}",
            (details, text) =>
                text is ArticleDetails.Extractive or ArticleDetails.Model ? details with { Engine = text } : null,
            details => details.Engine
        ),
        new(
            Tags,
            ArticleTags.Expected,
            (details, text) => ArticleTags.TryParse(text, out var tags) ? details with { Tags = tags } : null,
            details => details.Tags is { } tags ? string.Join(ArticleTags.Separator, tags) : null
        ),
        new(
            "source",
            $"an http or https address without a user name, of at most {LongestSource} characters",
            (details, text) =>
                AddressOf(text) is { AbsoluteUri: { Length: <= LongestSource } address }
                    ? details with
                    {
                        Source = address,
                    }
                    : null,
            details => details.Source
        ),
    ];

    /// <summary>An address of the web; null if a text is none, or has a user name in it.</summary>
    public static Uri? AddressOf(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address.Host.Length > 0
        && address.UserInfo.Length == 0
            ? address
            : null;

    /// <summary>The field with this name; null if there is none.</summary>
    public static DetailField? Named(string name) => All.FirstOrDefault(f => f.Name == name);

    /// <summary>The details with one more, or why not, in a sentence that names it.</summary>
    public static (ArticleDetails? Details, string? Fault) Add(ArticleDetails? details, string name, string value)
    {
        details ??= new();
        if (Named(name) is not { } field)
        {
            return (null, $"Unknown field '{name}'. Known are: {string.Join(", ", All.Select(f => f.Name))}.");
        }

        if (field.Get(details) is not null)
        {
            return (null, $"'{name}' must be given once.");
        }

        return field.Set(details, value) is { } more ? (more, null) : (null, $"'{name}' must be {field.Expected}.");
    }

    /// <summary>Whether a text has no control characters and no character that is none.</summary>
    public static bool IsOneLine(string text) =>
        !text.Any(char.IsControl) && text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);

    private static DetailField Number(
        string name,
        int least,
        int most,
        Func<ArticleDetails, int, ArticleDetails> set,
        Func<ArticleDetails, int?> get
    ) =>
        new(
            name,
            FormattableString.Invariant($"a number from {least} to {most}"),
            (details, text) =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= least
                && number <= most
                    ? set(details, number)
                    : null,
            details => get(details)?.ToString(CultureInfo.InvariantCulture)
        );
}
