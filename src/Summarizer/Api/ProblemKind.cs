namespace Summarizer.Api;

/// <summary>One kind of problem that the API answers with: the constant part of its problem details (RFC 9457).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Name">The last part of its <c>type</c>.</param>
/// <param name="Title">What is wrong, in a sentence that never changes.</param>
/// <param name="Example">A detail as it may come with it.</param>
public sealed record ProblemKind(int Status, string Name, string Title, string Example)
{
    /// <summary>What all types begin with.</summary>
    public const string TypePrefix = "urn:problem-type:summarizer:";

    /// <summary>The <c>type</c>: stable, for programs to tell problems apart by.</summary>
    public string Type => TypePrefix + Name;

    /// <summary>A name that storage would not give back unchanged.</summary>
    public static ProblemKind InvalidName { get; } =
        new(
            400,
            "invalid-name",
            "The name cannot be used.",
            "The name is empty. Upload the article under another name."
        );

    /// <summary>A parameter that is unknown, doubled, or whose value is not allowed.</summary>
    public static ProblemKind InvalidParameter { get; } =
        new(400, "invalid-parameter", "A parameter is wrong.", "'limit' is a number from 1 to 100.");

    /// <summary>A request that does not follow HTTP, or ended early.</summary>
    public static ProblemKind BadRequest { get; } =
        new(400, "bad-request", "The request is malformed.", "It ended early, or does not follow HTTP.");

    /// <summary>An upload without content.</summary>
    public static ProblemKind EmptyUpload { get; } =
        new(400, "empty-upload", "The upload is empty.", "Send the article as the body of the request.");

    /// <summary>An upload whose bytes are not the ones that were announced.</summary>
    public static ProblemKind ChecksumMismatch { get; } =
        new(
            400,
            "checksum-mismatch",
            "The upload arrived damaged.",
            "Its bytes do not have the checksum of Content-MD5. Nothing was stored; send it again."
        );

    /// <summary>No key, or one that is not known.</summary>
    public static ProblemKind Unauthorized { get; } =
        new(
            401,
            "unauthorized",
            "A key is needed.",
            "Send a key of this server as 'Authorization: Bearer <key>' or in 'x-api-key'."
        );

    /// <summary>A caller that may not do this.</summary>
    public static ProblemKind Forbidden { get; } =
        new(403, "forbidden", "This is not allowed.", "The key only reads; this needs one that writes.");

    /// <summary>No article with this id.</summary>
    public static ProblemKind NoSuchArticle { get; } =
        new(
            404,
            "no-such-article",
            "There is no such article.",
            "No article has the id '06c1xk7g2m9w4v8q3t5y7z0b1d'. It may have been deleted."
        );

    /// <summary>An address that leads nowhere.</summary>
    public static ProblemKind NoSuchAddress { get; } =
        new(404, "no-such-address", "There is nothing here.", "/api/openapi/v1.json has every address.");

    /// <summary>An address that does not take this method.</summary>
    public static ProblemKind MethodNotAllowed { get; } =
        new(
            405,
            "method-not-allowed",
            "This address does not take this method.",
            "The header Allow has those that it takes."
        );

    /// <summary>An article without a digest has no source yet.</summary>
    public static ProblemKind NoSource { get; } =
        new(404, "no-source", "The article has not been read yet.", "Its text is there as soon as it has a digest.");

    /// <summary>A sentence that the article does not have.</summary>
    public static ProblemKind NoSuchSentence { get; } =
        new(404, "no-such-sentence", "There is no such sentence.", "The article's sentences are 1 to 131.");

    /// <summary>A representation that there is not.</summary>
    public static ProblemKind NotAcceptable { get; } =
        new(
            406,
            "not-acceptable",
            "There is no such representation.",
            "It can be had as application/json, text/markdown, text/plain."
        );

    /// <summary>A condition of the request is not met.</summary>
    public static ProblemKind PreconditionFailed { get; } =
        new(
            412,
            "precondition-failed",
            "The condition is not met.",
            "The representation is another than If-Match names."
        );

    /// <summary>An upload that was not to replace another.</summary>
    public static ProblemKind AlreadyThere { get; } =
        new(
            412,
            "already-there",
            "There is an article of this name.",
            "'2026/peace-talks.txt' is not replaced because of If-None-Match: *."
        );

    /// <summary>More bytes than are read.</summary>
    public static ProblemKind TooLarge { get; } =
        new(
            413,
            "too-large",
            "The article is too large.",
            "At most 33,554,432 bytes are read (setting Uploads:MaxBytes)."
        );

    /// <summary>Bytes that no reader reads, or a body of another form than the one asked for.</summary>
    public static ProblemKind UnsupportedFormat { get; } =
        new(
            415,
            "unsupported-format",
            "The format is not supported.",
            "PDF is not supported yet. Upload the article as text, Markdown, HTML or DOCX."
        );

    /// <summary>More requests than one client may make.</summary>
    public static ProblemKind TooManyRequests { get; } =
        new(
            429,
            "too-many-requests",
            "Too many requests.",
            "Wait as long as Retry-After says, then go on more slowly."
        );

    /// <summary>Too many wrong keys.</summary>
    public static ProblemKind TooManyGuesses { get; } =
        new(
            429,
            "too-many-guesses",
            "Too many wrong keys came from this address.",
            "Wait as long as Retry-After says, then send the right one."
        );

    /// <summary>A fault of the service's own.</summary>
    public static ProblemKind Internal { get; } =
        new(500, "internal", "Something went wrong here.", "It is in the log under this trace id.");

    /// <summary>Storage is out of reach.</summary>
    public static ProblemKind StorageUnavailable { get; } =
        new(
            503,
            "storage-unavailable",
            "Storage does not answer.",
            "Nothing is lost; try again in a few seconds. /api/health/ready tells what is out of reach."
        );
}
