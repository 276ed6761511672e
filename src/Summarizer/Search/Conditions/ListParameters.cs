using System.ComponentModel.DataAnnotations;
using Summarizer.Api;
using Summarizer.Digests;

namespace Summarizer.Search.Conditions;

/// <summary>The parameters of a list of any kind.</summary>
internal record PageParameters
{
    public const int DefaultLimit = 20;
    public const int MaxLimit = 100;

    [QueryParameter("How many to return at most; 20 by default.", "20")]
    [Range(1, MaxLimit)]
    public int? Limit { get; init; }

    [QueryParameter("The token `next` of the previous page, with the same conditions.", "Zm9yIGV4YW1wbGU")]
    public string? After { get; init; }

    public int PageSize => Limit ?? DefaultLimit;
}

/// <summary>The parameters of feeds, and of all lists that select articles.</summary>
internal record ArticleParameters : PageParameters
{
    public virtual WordsCondition? Q { get; init; }

    public KeywordCondition? Keyword { get; init; }

    public LanguageCondition? Language { get; init; }

    public TagCondition? Tag { get; init; }

    /// <summary>The query of these parameters and of some conditions more.</summary>
    public ArticleQuery QueryWith(params Condition?[] more)
    {
        // Each word is looked up in every language that articles may be in.
        var words = Language is { Language: var code } ? Q?.In(code) : Q;
        Condition?[] all = [Keyword, words, Language, Tag, .. more];
        return new([.. all.OfType<Condition>()], PageSize, After);
    }
}

internal sealed record ListParameters : ArticleParameters
{
    public NameCondition? Name { get; init; }

    public StatusCondition? Status { get; init; }

    public FromCondition? From { get; init; }

    public ToCondition? To { get; init; }

    public SortCondition? Sort { get; init; }

    public DigestFields? Fields { get; init; }

    public ArticleQuery ToQuery() => QueryWith(Name, Status, From, To, Sort);
}

internal sealed record FaqParameters : ArticleParameters
{
    [QueryParameter(
        "Only questions with all these words, as in the list of articles: inflected, \"in quotes\", pre*.",
        "peace talks",
        Expected = Words.SearchText.Expected
    )]
    public override WordsCondition? Q { get; init; }

    public FromCondition? From { get; init; }

    public ToCondition? To { get; init; }

    public ArticleQuery ToQuery() => QueryWith(From, To);
}

internal sealed record KeywordParameters : PageParameters
{
    [QueryParameter("Only keywords with this prefix, in any case.", "pea")]
    [MaxLength(100)]
    public string? Prefix { get; init; }
}
