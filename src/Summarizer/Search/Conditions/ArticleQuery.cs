using Summarizer.Articles;
using Summarizer.Search.PostingLists;
using Summarizer.Search.Words;

namespace Summarizer.Search.Conditions;

/// <summary>What a list of articles is asked for.</summary>
internal sealed record ArticleQuery(IReadOnlyList<Condition> Conditions, int Limit, string? After)
{
    public SearchText? Search => Conditions.OfType<WordsCondition>().SingleOrDefault()?.Text;

    public NameCondition? Name => Conditions.OfType<NameCondition>().SingleOrDefault();

    /// <summary>The order that is asked for; null for the usual one.</summary>
    public SortCondition? Sort => Conditions.OfType<SortCondition>().SingleOrDefault();

    /// <summary>Why the conditions do not go together, in a sentence; null if they do.</summary>
    public string? WhyNot =>
        Sort is not null && Search is not null ? "'sort' does not go with 'q': a search is sorted by rank."
        : Sort is not null && Name is not null ? "'sort' does not go with 'name': such lists are sorted by name."
        : Name is not null && Search is not null ? "'name' does not go with 'q'."
        : null;

    /// <summary>The query in one spelling, without its place: what a continuation token belongs to.</summary>
    public string Canonical => string.Join('\n', Conditions.Select(c => c.Canonical));

    /// <summary>Whether a list of term rows narrows it: then what it finds are term rows.</summary>
    public bool HasTerms => Search is not null || Conditions.Any(c => c.HasTerm && c.Narrowing is not Narrowing.None);

    /// <summary>No article that is asked for has a smaller row key in the index.</summary>
    public string FirstRowKey => Conditions.Select(c => c.FirstRowKey).Append("").Max(StringComparer.Ordinal)!;

    /// <summary>All articles that are asked for have a smaller row key in the index.</summary>
    public string EndRowKey => Conditions.Select(c => c.EndRowKey).Append(Postings.End).Min(StringComparer.Ordinal)!;

    /// <summary>Whether an article satisfies all conditions: the last word, whatever a list says.</summary>
    public bool Matches(ArticleRow row) =>
        row.Status is not ArticleStatus.Deleted && Conditions.All(c => c.Matches(row));
}
