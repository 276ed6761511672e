namespace Summarizer.Details;

/// <summary>
/// What an uploader says of an article besides its bytes. What is null the server's settings decide. Kept in the metadata
/// of the blob, so that retries and sweeps know it.
/// </summary>
public sealed record ArticleDetails
{
    /// <summary>The engine without a model.</summary>
    public const string Extractive = "extractive";

    /// <summary>The engine of a language model.</summary>
    public const string Model = "model";

    /// <summary>The title to show instead of the one that the article has.</summary>
    public string? Title { get; init; }

    /// <summary>How many sentences the summary has at most.</summary>
    public int? Sentences { get; init; }

    /// <summary>How many keywords there are at most.</summary>
    public int? MaxKeywords { get; init; }

    /// <summary>How many questions there are at most.</summary>
    public int? MaxFaqs { get; init; }

    /// <summary>The language of the digest, as a primary language subtag.</summary>
    public string? Language { get; init; }

    /// <summary><see cref="Extractive"/> or <see cref="Model"/>.</summary>
    public string? Engine { get; init; }

    /// <summary>The tags, normalised, each once.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The address that the article is from.</summary>
    public string? Source { get; init; }
}
