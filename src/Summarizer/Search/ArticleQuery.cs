using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Summarizer.Api;
using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Search.Words;

namespace Summarizer.Search;

/// <summary>What a list of articles is asked for: any combination of conditions.</summary>
public sealed record ArticleQuery
{
    /// <summary>How many articles a page has if nothing else is said.</summary>
    public const int DefaultLimit = 20;

    /// <summary>How many articles a page has at most.</summary>
    public const int MaxLimit = 100;

    /// <summary>What is wrong with a limit.</summary>
    internal static readonly string BadLimit = FormattableString.Invariant(
        $"'limit' is a number from 1 to {MaxLimit}."
    );

    /// <summary>The parameters, as a query string has them.</summary>
    public static IReadOnlyList<QueryParameter> Parameters { get; } =
    [
        QueryParameter.Text(
            "q",
            "Only articles with all these words in their title, keywords, summary or questions, however they are cased, accented or inflected. Words in quotes follow each other; `neg*` is any word that starts so. The newest 1,000 hits come in the order of where the words stand in them, the others newest first; `highlights` marks the words.",
            "peace \"security council\" negotiat*"
        ),
        QueryParameter.Text("keyword", "Only articles with this keyword, however it is cased.", "peace negotiations"),
        QueryParameter.Text("language", "Only articles in this language: a primary language subtag.", "en"),
        QueryParameter.OneOf("status", "Only articles in this state.", "ready", "queued", "processing", "failed"),
        QueryParameter.Text(
            "from",
            "Only articles uploaded at this time or later (ISO 8601).",
            "2026-01-31T00:00:00Z",
            "date-time"
        ),
        QueryParameter.Text(
            "to",
            "Only articles uploaded before this time (ISO 8601).",
            "2026-12-31T00:00:00Z",
            "date-time"
        ),
        QueryParameter.Number("limit", "How many to give at most; 20 if absent.", 1, MaxLimit, DefaultLimit),
        QueryParameter.Text(
            "after",
            "The token `next` of the page before, with the same conditions.",
            "Zm9yIGV4YW1wbGU"
        ),
    ];

    /// <summary>Only articles with these words.</summary>
    public SearchText? Search { get; init; }

    /// <summary>The words as they were typed.</summary>
    public string? Q { get; init; }

    /// <summary>Only articles with this keyword, however it is cased.</summary>
    public string? Keyword { get; init; }

    /// <summary>Only articles in this language: a primary subtag.</summary>
    public string? Language { get; init; }

    /// <summary>Only articles in this state.</summary>
    public ArticleStatus? Status { get; init; }

    /// <summary>Only articles uploaded at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only articles uploaded before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>How many articles to give at most.</summary>
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>The continuation token of the page before.</summary>
    public string? After { get; init; }

    /// <summary>The query in one spelling, without its place: what a continuation token belongs to.</summary>
    public string Canonical =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"q={OneLine(Q)}\nkeyword={OneLine(Keyword)}\nlanguage={OneLine(Language)}\nstatus={Status}\nfrom={From?.UtcTicks}\nto={To?.UtcTicks}"
        );

    // No text reads like the next line, so that two queries never have one spelling.
    private static string? OneLine(string? text) => text?.Replace("\n", "\n ", StringComparison.Ordinal);

    /// <summary>Whether the state is all that is asked for.</summary>
    internal bool IsStatusAlone => Search is null && Keyword is null && Language is null;

    /// <summary>No article that is asked for has a smaller row key in the index.</summary>
    internal string FirstRowKey => To is { } to ? IndexKey.Inverted(to.UtcTicks - 1) : "";

    /// <summary>All articles that are asked for have a smaller row key in the index.</summary>
    internal string EndRowKey => From is { } from ? IndexKey.Inverted(from.UtcTicks) + Postings.End : Postings.End;

    /// <summary>Parses a query string whose parameters are all known. A value that is not allowed is an error, not ignored.</summary>
    public static bool TryParse(
        IQueryCollection parameters,
        [NotNullWhen(true)] out ArticleQuery? query,
        [NotNullWhen(false)] out string? error
    )
    {
        query = null;
        string? Value(string name) => parameters[name];
        SearchText? search = null;
        if (Value("q") is { } q && !SearchText.TryParse(q, Value("language"), out search, out error))
        {
            return false;
        }

        if (!TryParseLimit(Value("limit"), out var limit))
        {
            error = BadLimit;
            return false;
        }

        if (!TryParseStatus(Value("status"), out var status))
        {
            error = "'status' is queued, processing, ready or failed.";
            return false;
        }

        if (!TryParseTime(Value("from"), out var from) || !TryParseTime(Value("to"), out var to))
        {
            error = "'from' and 'to' are times in ISO 8601, as in 2026-01-31T12:00:00Z.";
            return false;
        }

        error = null;
        query = new()
        {
            Search = search,
            Q = Value("q"),
            Keyword = Value("keyword"),
            Language = Value("language"),
            Status = status,
            From = from,
            To = to,
            Limit = limit,
            After = Value("after"),
        };
        return true;
    }

    /// <summary>Whether an article satisfies all conditions: the last word, whatever a list says.</summary>
    public bool Matches(ArticleRow row) =>
        row.Status is not ArticleStatus.Deleted
        && (Status is null || row.Status == Status)
        && (Language is null || row.Digest?.Content.Language == Language)
        && (Keyword is null || HasKeyword(row, Keyword))
        && (From is null || row.ListedAt >= From)
        && (To is null || row.ListedAt < To)
        && (Search is null || (row.Digest is { } digest && Search.Matches(digest)));

    private static bool HasKeyword(ArticleRow row, string keyword)
    {
        var list = IndexKeys.Keyword(keyword);
        return row.Digest is { } digest && digest.Content.Keywords.Any(k => IndexKeys.Keyword(k.Text) == list);
    }

    internal static bool TryParseLimit(string? text, out int limit)
    {
        limit = DefaultLimit;
        return text is null
            || (
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit)
                && limit is >= 1 and <= MaxLimit
            );
    }

    private static bool TryParseStatus(string? text, out ArticleStatus? status)
    {
        status = text switch
        {
            "queued" => ArticleStatus.Queued,
            "processing" => ArticleStatus.Processing,
            "ready" => ArticleStatus.Ready,
            "failed" => ArticleStatus.Failed,
            _ => null,
        };
        return text is null || status is not null;
    }

    private static bool TryParseTime(string? text, out DateTimeOffset? time)
    {
        time = null;
        if (text is null)
        {
            return true;
        }

        if (
            !DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var parsed
            )
        )
        {
            return false;
        }

        time = parsed;
        return true;
    }
}
