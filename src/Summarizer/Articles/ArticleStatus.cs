using System.Text.Json.Serialization;

namespace Summarizer.Articles;

/// <summary>Where an article stands.</summary>
public enum ArticleStatus
{
    /// <summary>Uploaded, waiting for a processor or for a later time.</summary>
    Queued,

    /// <summary>Leased by a processor.</summary>
    Processing,

    /// <summary>The digest of the newest bytes is there.</summary>
    Ready,

    /// <summary>The newest bytes cannot be digested; trying again by itself would not help.</summary>
    Failed,

    /// <summary>The upload is gone, and what was made of it is being removed.</summary>
    [JsonIgnore] // no response shows it
    Deleted,
}
