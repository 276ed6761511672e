using Summarizer.Text.Reading;

namespace Summarizer.Api;

/// <summary>A kind of problem: what is constant in its details (RFC 9457). The name is the last part of its <c>type</c>.</summary>
internal sealed record ProblemKind(int Status, string Name, string Title, string Example)
{
    public const string TypePrefix = "urn:problem-type:summarizer:";

    /// <summary>The <c>type</c>: stable, for programs.</summary>
    public string Type => TypePrefix + Name;

    public static ProblemKind InvalidName { get; } =
        new(400, "invalid-name", "Invalid article name.", "The name is empty. Use another name.");

    public static ProblemKind InvalidParameter { get; } =
        new(400, "invalid-parameter", "Invalid parameter.", "'limit' must be a number from 1 to 100.");

    public static ProblemKind BadRequest { get; } =
        new(400, "bad-request", "The request is malformed.", "It is not valid HTTP, or ended early.");

    public static ProblemKind EmptyUpload { get; } =
        new(400, "empty-upload", "The upload is empty.", "It has no content. Send the article itself.");

    public static ProblemKind ChecksumMismatch { get; } =
        new(
            400,
            "checksum-mismatch",
            "The upload was damaged in transit.",
            "Its bytes do not match Content-MD5. Nothing was stored; send it again."
        );

    public static ProblemKind Unauthorized { get; } =
        new(
            401,
            "unauthorized",
            "An API key is required.",
            "Send one as 'Authorization: Bearer <key>' or in the header 'x-api-key'."
        );

    public static ProblemKind Forbidden { get; } =
        new(403, "forbidden", "Not allowed.", "This needs a key with the role Write.");

    public static ProblemKind NoSuchArticle { get; } =
        new(
            404,
            "no-such-article",
            "Article not found.",
            "No article has the id '06c1xk7g2m9w4v8q3t5y7z0b1d'. It may have been deleted."
        );

    public static ProblemKind NoSuchAddress { get; } =
        new(404, "no-such-address", "Not found.", "See /api/openapi/v1.json for all URLs.");

    public static ProblemKind MethodNotAllowed { get; } =
        new(405, "method-not-allowed", "Method not allowed for this URL.", "See the Allow header.");

    public static ProblemKind NoSource { get; } =
        new(
            404,
            "no-source",
            "The article has not been processed yet.",
            "Its text is available as soon as it has a digest."
        );

    public static ProblemKind NoSuchSentence { get; } =
        new(404, "no-such-sentence", "Sentence not found.", "The article has the sentences 1 to 131.");

    public static ProblemKind NotAcceptable { get; } =
        new(
            406,
            "not-acceptable",
            "No acceptable media type.",
            "Available as application/json, text/markdown, text/plain."
        );

    public static ProblemKind FileProtected { get; } =
        new(
            409,
            "file-protected",
            "The file cannot be changed.",
            "Another program holds a lease on the file. Break the lease, or wait until it ends."
        );

    public static ProblemKind PreconditionFailed { get; } =
        new(412, "precondition-failed", "Precondition failed.", "The current version does not match If-Match.");

    public static ProblemKind AlreadyThere { get; } =
        new(
            412,
            "already-there",
            "An article with this name already exists.",
            "'2026/peace-talks.txt' was not replaced because of If-None-Match: *."
        );

    public static ProblemKind TooLarge { get; } =
        new(413, "too-large", "The article is too large.", "The limit is 33,554,432 bytes (setting Uploads:MaxBytes).");

    public static ProblemKind UnsupportedFormat { get; } =
        new(
            415,
            "unsupported-format",
            "The format is not supported.",
            $"Supported formats: {ArticleReader.FormatsInWords}."
        );

    public static ProblemKind FetchingOff { get; } =
        new(
            403,
            "fetching-off",
            "Articles are not fetched.",
            "This server fetches no articles from addresses (setting Uploads:Fetch:Enabled). Send the article itself."
        );

    public static ProblemKind AddressNotPublic { get; } =
        new(
            422,
            "address-not-public",
            "The address is not public.",
            "It leads to this machine or a private network (setting Uploads:Fetch:AllowPrivateAddresses)."
        );

    public static ProblemKind SourceUnreachable { get; } =
        new(
            422,
            "source-unreachable",
            "The address has no article.",
            "The address could not be fetched. It answered 404."
        );

    public static ProblemKind SourceTooSlow { get; } =
        new(
            422,
            "source-too-slow",
            "The address is too slow.",
            "The address did not send the article within 20 seconds (setting Uploads:Fetch:Timeout)."
        );

    public static ProblemKind TooManyRequests { get; } =
        new(429, "too-many-requests", "Too many requests.", "Wait as long as Retry-After says, then slow down.");

    public static ProblemKind TooManyGuesses { get; } =
        new(
            429,
            "too-many-guesses",
            "Too many wrong keys from this address.",
            "Wait as long as Retry-After says, then send a valid key."
        );

    public static ProblemKind Internal { get; } =
        new(500, "internal", "Internal error.", "The log has it under this trace id.");

    public static ProblemKind StorageUnavailable { get; } =
        new(
            503,
            "storage-unavailable",
            "Storage is unavailable.",
            "Nothing is lost; try again in a few seconds. See /api/health/ready for what is unavailable."
        );
}
