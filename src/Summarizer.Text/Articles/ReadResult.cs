namespace Summarizer.Text.Articles;

/// <summary>The result of reading an upload: <see cref="Readable"/> or <see cref="Unreadable"/>.</summary>
public abstract record ReadResult
{
    private ReadResult() { }

    /// <summary>The bytes are an article.</summary>
    /// <param name="Article">The article, with at least one sentence.</param>
    public sealed record Readable(ArticleText Article) : ReadResult
    {
        /// <summary>What of the file is not in the article, in a sentence for the reader; null if all of it is.</summary>
        public string? Unread { get; init; }
    }

    /// <summary>The bytes are no article that can be read. Trying again gives the same answer.</summary>
    /// <param name="Reason">Why, for programs.</param>
    /// <param name="Explanation">Why, and what to do about it, in a sentence for the person who uploaded it.</param>
    public sealed record Unreadable(UnreadableReason Reason, string Explanation) : ReadResult
    {
        /// <summary>The answer to a file with more text, or more pieces of it, than is read.</summary>
        public static Unreadable TooMuchText { get; } =
            new(UnreadableReason.TooLarge, "The file has more text than can be read. Upload it in parts.");
    }
}

/// <summary>Why an upload cannot be read.</summary>
public enum UnreadableReason
{
    /// <summary>No bytes, or nothing but white space and boilerplate.</summary>
    Empty,

    /// <summary>A format that is recognised but not supported, or binary data.</summary>
    UnsupportedFormat,

    /// <summary>A supported format whose bytes are damaged, or made to exhaust memory.</summary>
    Damaged,

    /// <summary>More text than is read.</summary>
    TooLarge,

    /// <summary>Reading takes more time or memory than a file may.</summary>
    TooCostly,
}
