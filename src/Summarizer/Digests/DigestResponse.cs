using Summarizer.Articles;
using Summarizer.Details;
using Summarizer.Engines;
using Summarizer.Engines.Chunking;
using Summarizer.Engines.LanguageModels;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding;

namespace Summarizer.Digests;

/// <summary>An article in the API: its state and, once there is one, its last good digest.</summary>
public sealed record DigestResponse
{
    /// <summary>The article's id: 26 characters.</summary>
    public required string Id { get; init; }

    /// <summary>The name under which it was uploaded.</summary>
    public required string Name { get; init; }

    /// <summary><c>queued</c>, <c>processing</c>, <c>ready</c> or <c>failed</c>, of the newest upload.</summary>
    public required ArticleStatus Status { get; init; }

    /// <summary>Why the article is waiting or has failed, for the person who uploaded it.</summary>
    public string? Reason { get; init; }

    /// <summary>How often processing of an article that is waiting or has failed was started; absent if never.</summary>
    public int? Attempts { get; init; }

    /// <summary>The bytes that the digest was made from: <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public string? Revision { get; init; }

    /// <summary>True if the digest is of an older upload, or the current engine would make a different one.</summary>
    public bool? Outdated { get; init; }

    /// <summary>The article's title.</summary>
    public string? Title { get; init; }

    /// <summary>The primary language subtag, or <c>und</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The tags that the article was uploaded with, in lower case; absent if there are none.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Where the article is from, if its uploader said so.</summary>
    public ArticleOrigin? Source { get; init; }

    /// <summary>The summary, each claim with the ids of the sentences that support it.</summary>
    public SummaryResponse? Summary { get; init; }

    /// <summary>Keywords, best first.</summary>
    public IReadOnlyList<Keyword>? Keywords { get; init; }

    /// <summary>Questions and answers, the article's own first.</summary>
    public IReadOnlyList<Faq>? Faqs { get; init; }

    /// <summary>The result of checking the statements against the article.</summary>
    public GroundingReport? Grounding { get; init; }

    /// <summary>How much of the article was read.</summary>
    public Coverage? Coverage { get; init; }

    /// <summary>Which engine wrote the digest.</summary>
    public EngineInfo? Engine { get; init; }

    /// <summary>What the digest cost.</summary>
    public Usage? Usage { get; init; }

    /// <summary>When the newest bytes were uploaded, by the clock of storage.</summary>
    public DateTimeOffset? UploadedAt { get; init; }

    /// <summary>When the digest was written.</summary>
    public DateTimeOffset? DigestedAt { get; init; }

    /// <summary>In search results: what of the search the article has.</summary>
    public SearchMatch? Matched { get; init; }

    /// <summary>In search results: where the words are.</summary>
    public IReadOnlyList<Highlight>? Highlights { get; init; }

    /// <summary>URLs of the article.</summary>
    public DigestLinks? Links { get; init; }

    /// <summary>What the API says of a row, given the engines of today.</summary>
    internal static DigestResponse From(ArticleRow row, DigestEngines engines) =>
        (row.Digest is { } digest ? From(digest) : Empty) with
        {
            Id = row.Id.Value,
            Name = row.Name,
            Status = row.Status,
            Reason = row.Status is ArticleStatus.Ready ? null : row.Reason,
            Attempts = row.Status is ArticleStatus.Ready || row.Attempts == 0 ? null : row.Attempts,
            Outdated = row.Digest is { } d
                ? d.Fingerprint != (engines.FingerprintOf(d.Details) ?? d.Fingerprint)
                    || row.Status is not ArticleStatus.Ready
                : null,
            Tags = DetailsOf(row)?.Tags,
            Source = DetailsOf(row)?.Source is { } address ? new(address) : null,
            UploadedAt = row.UploadedAt,
            Links = DigestLinks.Of(row.Id),
        };

    // Those of the digest, so that all that is shown is of one upload.
    private static ArticleDetails? DetailsOf(ArticleRow row) => row.Digest is { } digest ? digest.Details : row.Details;

    /// <summary>A digest that is not stored: of a file on the command line.</summary>
    public static DigestResponse From(string name, Digest digest) =>
        From(digest) with
        {
            Id = ArticleId.Of(name).Value,
            Name = name,
            Status = ArticleStatus.Ready,
        };

    private static readonly DigestResponse Empty = new()
    {
        Id = "",
        Name = "",
        Status = ArticleStatus.Queued,
    };

    private static DigestResponse From(Digest digest) =>
        Empty with
        {
            Revision = digest.Revision,
            Title = digest.Content.Title,
            Language = digest.Content.Language,
            Summary = SummaryResponse.Of(digest.Content.Summary),
            Keywords = digest.Content.Keywords,
            Faqs = digest.Content.Faqs,
            Grounding = digest.Grounding,
            Coverage = digest.Coverage,
            Engine = digest.Engine,
            Usage = digest.Usage,
            UploadedAt = digest.UploadedAt,
            DigestedAt = digest.DigestedAt,
        };
}

/// <summary>Where an article is from.</summary>
/// <param name="Url">The address that it was fetched from, or that its uploader named.</param>
public sealed record ArticleOrigin(string Url);

/// <summary>A summary: the whole, and claim by claim.</summary>
/// <param name="Text">The claims as one text.</param>
/// <param name="Claims">The claims, each with its citations.</param>
public sealed record SummaryResponse(string Text, IReadOnlyList<Claim> Claims)
{
    internal static SummaryResponse Of(IReadOnlyList<Claim> claims) =>
        new(string.Join(' ', claims.Select(c => c.Text)), claims);
}

/// <summary>A place in a response where a search matches.</summary>
/// <param name="In">The text it is in: a JSON Pointer (RFC 6901) from the article, as <c>/summary/claims/0/text</c>.</param>
/// <param name="Start">Where the hit starts in that text, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
public sealed record Highlight(string In, int Start, int Length);

/// <summary>URLs of an article, relative to the server.</summary>
/// <param name="Self">The digest.</param>
/// <param name="Source">The clean text and its sentences.</param>
/// <param name="Blob">In the response to an upload: its URL in storage, for clients that upload directly.</param>
public sealed record DigestLinks(string Self, string Source, string? Blob = null)
{
    internal static DigestLinks Of(ArticleId id) => new($"/api/articles/{id}", $"/api/articles/{id}/source");
}

/// <summary>What of a search an article has.</summary>
/// <param name="All">Whether it has all words that are required.</param>
/// <param name="Words">The words that it has, as they were typed.</param>
/// <param name="Sentence">The id of the sentence of the text that says most of it, or that supports the statement that does.</param>
/// <param name="Snippet">That sentence, or a piece of it, if the digest does not show all the words; <c>highlights</c> marks them in it.</param>
public sealed record SearchMatch(bool All, IReadOnlyList<string> Words, int? Sentence, string? Snippet);

/// <summary>How many articles have all words of a search.</summary>
/// <param name="Count">The number; as far as the articles were counted.</param>
/// <param name="IsExact">Whether there are no others; otherwise there may be more.</param>
public sealed record SearchTotal(int Count, bool IsExact);

/// <summary>A word that no article has, and the one that was searched for instead.</summary>
/// <param name="Typed">The word as it was typed.</param>
/// <param name="Found">The word as an article has it.</param>
public sealed record SpellingCorrection(string Typed, string Found);

/// <summary>One page of articles, newest first; of a search, the best first.</summary>
/// <param name="Items">The articles.</param>
/// <param name="Next">The token for <c>after=</c> that continues the list; absent at its end.</param>
/// <param name="Total">In a search by words, while results are ranked: how many articles have all of them.</param>
/// <param name="Spelling">In a search by words that nothing has: the words that were searched for instead.</param>
public sealed record DigestPage(
    IReadOnlyList<DigestResponse> Items,
    string? Next,
    SearchTotal? Total = null,
    IReadOnlyList<SpellingCorrection>? Spelling = null
);

/// <summary>The response to an upload.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Name">The article's name.</param>
/// <param name="Status">The state of the article.</param>
/// <param name="Links">URLs of the article.</param>
public sealed record UploadResponse(string Id, string Name, ArticleStatus Status, DigestLinks Links);
