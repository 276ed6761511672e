namespace Summarizer.Api;

/// <summary>What a caller may do; each role includes those before it.</summary>
public enum AccessRole
{
    /// <summary>No key, or an unknown one.</summary>
    None,

    /// <summary>Query digests and sources.</summary>
    Read,

    /// <summary>Upload articles and ask for retries.</summary>
    Write,

    /// <summary>Delete articles.</summary>
    Admin,
}
