namespace Summarizer.Index;

/// <summary>Where searches read lists: the index, or one in memory that measures ranking.</summary>
internal interface IPostingSource
{
    /// <summary>A page of a list, newest first: at least one row unless there are no more; and whether there are no more.</summary>
    Task<(IReadOnlyList<Posting> Page, bool IsWhole)> ReadPageAsync(
        ListRange range,
        string from,
        string end,
        int size,
        CancellationToken cancellationToken
    );

    /// <summary>As above, of the terms with a prefix, behind one of them: each row with its term.</summary>
    Task<(IReadOnlyList<(string Term, Posting Posting)> Page, bool IsWhole)> ReadTermsAsync(
        string prefix,
        string? afterTerm,
        int size,
        CancellationToken cancellationToken
    );

    /// <summary>As above, of the old index, from its first list on; the terms are its lists.</summary>
    Task<(IReadOnlyList<(string Term, Posting Posting)> Page, bool IsWhole)> ReadOldTermsAsync(
        string prefix,
        int size,
        CancellationToken cancellationToken
    );
}
