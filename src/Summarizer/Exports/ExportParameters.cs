using Summarizer.Api;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Search.Conditions;

namespace Summarizer.Exports;

/// <summary>The parameters of an export: the conditions of lists that an article's row can answer by itself.</summary>
internal sealed record ExportParameters
{
    public NameCondition? Name { get; init; }

    public KeywordCondition? Keyword { get; init; }

    public TagCondition? Tag { get; init; }

    public LanguageCondition? Language { get; init; }

    public StatusCondition? Status { get; init; }

    public FromCondition? From { get; init; }

    public ToCondition? To { get; init; }

    public DigestFields? Fields { get; init; }

    [QueryParameter(
        "Only what comes behind this article: the `id` of the last whole line that arrived, to go on after an interruption.",
        "06c1xk7g2m9w4v8q3t5y7z0b1d",
        Expected = "an article's id: 26 characters"
    )]
    public ArticleId? After { get; init; }

    public bool AskFor(ArticleRow row) =>
        new ArticleQuery(
            [.. new Condition?[] { Name, Keyword, Tag, Language, Status, From, To }.OfType<Condition>()],
            Limit: 0,
            After: null
        ).Matches(row);
}
