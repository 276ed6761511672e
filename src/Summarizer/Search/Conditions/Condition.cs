using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Summarizer.Api;
using Summarizer.Articles;
using Summarizer.Details;
using Summarizer.Index;
using Summarizer.Search.PostingLists;
using Summarizer.Search.Words;

namespace Summarizer.Search.Conditions;

/// <summary>How much the lists of a condition narrow a search.</summary>
internal enum Narrowing
{
    None, // it has no list
    Hardly, // nearly all articles satisfy it: its list is read only if no other condition has one
    Some, // its list is read unless a sparser one is read anyway: then the rows say the same
    Much, // its lists are always read
}

/// <summary>
/// One condition on the articles of a list, whole: how its parameter is described and parsed, which lists of the index
/// narrow the search, which rows satisfy it, and how it is spelled in the signature of a continuation token.
/// </summary>
internal abstract record Condition(string Name, string Value)
{
    /// <summary>The condition in one spelling. No text reads like the next line, so two queries never share one.</summary>
    public string Canonical => $"{Name}={Value.Replace("\n", "\n ", StringComparison.Ordinal)}";

    public virtual Narrowing Narrowing => Narrowing.None;

    /// <summary>Whether its list is of term rows, which are true or not as one: only such lists can be intersected.</summary>
    public virtual bool HasTerm => true;

    /// <summary>Opens its list, which has every article that satisfies it; null if there is none.</summary>
    public virtual Postings? Open(IndexLists lists) => null;

    /// <summary>No article that satisfies it has a smaller row key in the index.</summary>
    public virtual string FirstRowKey => "";

    /// <summary>All articles that satisfy it have a smaller row key in the index.</summary>
    public virtual string EndRowKey => Postings.End;

    /// <summary>Whether an article satisfies it: the last word, whatever a list says.</summary>
    public abstract bool Matches(ArticleRow row);
}

[QueryParameter(
    "Articles with these words in their text, title, keywords, summary, questions or answers: first those with all words, then those with some, the best first. Case, accents and inflection do not matter, and stop words count nothing. Words in quotes must be adjacent, `neg*` matches any word with that prefix, `-word` excludes a word; `title:` or `keyword:` before a word say where it must be. `matched` says what was found, `highlights` marks the words.",
    "peace \"security council\" negotiat*",
    Expected = SearchText.Expected
)]
internal sealed record WordsCondition(SearchText Text) : Condition("q", Text.Typed)
{
    /// <summary>The index says it: the row does not hold the text. Phrases are looked up in the text itself.</summary>
    public override bool Matches(ArticleRow row) => row.Digest is not null;

    public WordsCondition In(string language) => new(Text.In(language));

    public static bool TryParse(string text, [NotNullWhen(true)] out WordsCondition? condition)
    {
        condition = SearchText.TryParse(text, out var search) ? new(search) : null;
        return condition is not null;
    }
}

[QueryParameter("Only articles with this keyword, in any case.", "peace negotiations")]
internal sealed record KeywordCondition(string Keyword) : Condition("keyword", Keyword)
{
    public override Narrowing Narrowing => Narrowing.Much;

    private readonly string _term = IndexKeys.KeywordTerm(Keyword);

    public override Postings Open(IndexLists lists) => lists.OpenTerm(_term, OldIndex.KeywordList(Keyword));

    public override bool Matches(ArticleRow row) =>
        row.Digest is { } digest && digest.Content.Keywords.Any(k => IndexKeys.KeywordTerm(k.Text) == _term);

    public static bool TryParse(string text, out KeywordCondition condition)
    {
        condition = new(text);
        return true;
    }
}

[QueryParameter(
    "Only articles with this tag, in any case.",
    "city council",
    Expected = "a tag: at most 50 characters, without a comma"
)]
internal sealed record TagCondition(string Tag) : Condition("tag", Tag)
{
    public override Narrowing Narrowing => Narrowing.Much;

    public override Postings Open(IndexLists lists) => lists.OpenTerm(IndexKeys.TagTerm(Tag));

    public override bool Matches(ArticleRow row) => row.Digest?.Details?.Tags?.Contains(Tag) == true;

    public static bool TryParse(string text, [NotNullWhen(true)] out TagCondition? condition)
    {
        condition = ArticleTags.TryNormalize(text, out var tag) ? new(tag) : null;
        return condition is not null;
    }
}

[QueryParameter("Only articles in this language (a primary language subtag).", "en")]
internal sealed record LanguageCondition(string Language) : Condition("language", Language)
{
    public override Narrowing Narrowing => Narrowing.Some;

    public override Postings Open(IndexLists lists) =>
        lists.OpenTerm(IndexKeys.LanguageTerm(Language), OldIndex.LanguageList(Language));

    public override bool Matches(ArticleRow row) => row.Digest?.Content.Language == Language;

    public static bool TryParse(string text, out LanguageCondition condition)
    {
        condition = new(text);
        return true;
    }
}

[QueryParameter("Only articles in this state.", "ready", Values = ["ready", "queued", "processing", "failed"])]
internal sealed record StatusCondition(ArticleStatus Status) : Condition("status", Status.ToString())
{
    public static StatusCondition Ready { get; } = new(ArticleStatus.Ready);

    public override Narrowing Narrowing => Status is ArticleStatus.Ready ? Narrowing.Hardly : Narrowing.Some;

    public override bool HasTerm => Status is ArticleStatus.Ready;

    public override Postings Open(IndexLists lists) =>
        HasTerm ? lists.OpenTerm(IndexKeys.ReadyTerm, OldIndex.ReadyList) : lists.OpenList(IndexKeys.Status(Status));

    public override bool Matches(ArticleRow row) => row.Status == Status;

    public static bool TryParse(string text, [NotNullWhen(true)] out StatusCondition? condition)
    {
        condition = text switch
        {
            "queued" => new(ArticleStatus.Queued),
            "processing" => new(ArticleStatus.Processing),
            "ready" => Ready,
            "failed" => new(ArticleStatus.Failed),
            _ => null,
        };
        return condition is not null;
    }
}

[QueryParameter(
    "Only the article with exactly this name; with `*` at the end those whose names begin so, such as a folder, by name.",
    "2026/peace-talks.txt",
    Expected = "a name, or the beginning of names and an asterisk"
)]
internal sealed record NameCondition(string Given) : Condition("name", Given)
{
    private const char Anything = '*';

    public bool IsPrefix => Given[^1] == Anything;

    /// <summary>The name, or the beginning of names.</summary>
    public string Text => Given.TrimEnd(Anything);

    public override bool Matches(ArticleRow row) =>
        IsPrefix ? row.Name.StartsWith(Text, StringComparison.Ordinal) : row.Name == Text;

    public static bool TryParse(string text, [NotNullWhen(true)] out NameCondition? condition)
    {
        condition =
            text.Length is > 0 and <= ArticleName.MaxLength && !ArticleName.HasForbidden(text) ? new(text) : null;
        return condition is not null;
    }
}

[QueryParameter(
    "The order, other than by the last upload, newest first (`-date`): `date` for the oldest first, `title` for titles in alphabetical order, without case and accents. Both list articles that have a digest. Not in a search with `q`.",
    "title",
    Values = ["-date", "date", "title"]
)]
internal sealed record SortCondition(string Order) : Condition("sort", Order)
{
    /// <summary>Newest first: the order of all lists.</summary>
    public bool IsUsual => Order == "-date";

    /// <summary>The rows of the index that say the order: from a row key to before another.</summary>
    public (string First, string End) RangeIn(ArticleQuery query)
    {
        if (Order == "title")
        {
            return (IndexKeys.TitleTerms, IndexKeys.TitleTerms + IndexKeys.Last);
        }

        var from = query.Conditions.OfType<FromCondition>().SingleOrDefault();
        var to = query.Conditions.OfType<ToCondition>().SingleOrDefault();
        return (
            from is null ? IndexKeys.DateTerms : IndexKeys.DateTerm(from.Time),
            to is null ? IndexKeys.DateTerms + IndexKeys.Last : IndexKeys.DateTerm(to.Time)
        );
    }

    public override bool Matches(ArticleRow row) => IsUsual || row.Digest is not null;

    public static bool TryParse(string text, [NotNullWhen(true)] out SortCondition? condition)
    {
        condition = text is "-date" or "date" or "title" ? new(text) : null;
        return condition is not null;
    }
}

[QueryParameter(
    "Only articles uploaded at or after this time (ISO 8601).",
    "2026-01-31T00:00:00Z",
    Format = "date-time",
    Expected = Instant.Expected
)]
internal sealed record FromCondition(DateTimeOffset Time) : Condition("from", Instant.Spelled(Time))
{
    public override string EndRowKey => IndexKey.Inverted(Time.UtcTicks) + Postings.End;

    public override bool Matches(ArticleRow row) => row.ListedAt >= Time;

    public static bool TryParse(string text, [NotNullWhen(true)] out FromCondition? condition)
    {
        condition = Instant.TryParse(text, out var time) ? new(time) : null;
        return condition is not null;
    }
}

[QueryParameter(
    "Only articles uploaded before this time (ISO 8601).",
    "2026-12-31T00:00:00Z",
    Format = "date-time",
    Expected = Instant.Expected
)]
internal sealed record ToCondition(DateTimeOffset Time) : Condition("to", Instant.Spelled(Time))
{
    public override string FirstRowKey => IndexKey.Inverted(Time.UtcTicks - 1);

    public override bool Matches(ArticleRow row) => row.ListedAt < Time;

    public static bool TryParse(string text, [NotNullWhen(true)] out ToCondition? condition)
    {
        condition = Instant.TryParse(text, out var time) ? new(time) : null;
        return condition is not null;
    }
}

file static class Instant
{
    public const string Expected = "a time in ISO 8601, such as 2026-01-31T12:00:00Z";

    public static string Spelled(DateTimeOffset time) => time.UtcTicks.ToString(CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time
        );
}
