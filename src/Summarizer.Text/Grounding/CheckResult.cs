namespace Summarizer.Text.Grounding;

/// <summary>What the check without a model found about a statement.</summary>
public enum Verdict
{
    /// <summary>A fact in it is wrong, nothing of it is in the article, or it says nothing at all.</summary>
    Contradicted,

    /// <summary>It is in other words than the article, and none of its facts is wrong.</summary>
    Unverified,

    /// <summary>The article says it, in nearly the same words.</summary>
    Supported,
}

/// <summary>How well the article supports one statement.</summary>
/// <param name="Score">0, nothing in the article says so, to 1, the article says so word for word. It ranks and decides nothing.</param>
/// <param name="Verdict">What the check found.</param>
/// <param name="Citations">The ids of the sentences that support it best, ascending; empty if none does.</param>
/// <param name="Fault">
/// What the article does not say, in a few words for the writer of the statement: the wrong fact, or where the words depart
/// from the article; null if it is supported.
/// </param>
public sealed record CheckResult(double Score, Verdict Verdict, IReadOnlyList<int> Citations, string? Fault)
{
    /// <summary>The share, 0 to 1, of its words of content that three sentences of the article have, weighted by rarity. Known where it is unverified, else 1.</summary>
    internal double Coverage { get; init; } = 1;
}

/// <summary>The result of checking a whole digest.</summary>
/// <param name="Supported">How many of its statements the article makes in the same or nearly the same words.</param>
/// <param name="Of">How many statements the digest has.</param>
/// <param name="Score">The mean support of its statements, 0 to 1.</param>
/// <param name="Dropped">How many statements were written and dropped: contradicted, not close enough for the chosen strictness, or withdrawn.</param>
/// <param name="Unverified">How many are in other words than the article, with facts that agree with it.</param>
public sealed record GroundingReport(int Supported, int Of, double Score, int Dropped, int Unverified = 0);
