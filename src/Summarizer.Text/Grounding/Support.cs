namespace Summarizer.Text.Grounding;

/// <summary>How well the article supports one statement.</summary>
/// <param name="Score">0, nothing in the article says so, to 1, the article says so word for word.</param>
/// <param name="IsSupported">The verdict: whether the statement may stand.</param>
/// <param name="Citations">The ids of the sentences that support it best, ascending; empty if none does.</param>
/// <param name="Fault">What the article does not support, in a few words for the writer of the statement; null if nothing.</param>
public sealed record Support(double Score, bool IsSupported, IReadOnlyList<int> Citations, string? Fault);

/// <summary>The result of checking a whole digest.</summary>
/// <param name="Supported">How many of its statements the article supports.</param>
/// <param name="Of">How many statements the digest has.</param>
/// <param name="Score">The mean support of its statements, 0 to 1.</param>
/// <param name="Dropped">How many statements were written and dropped because nothing supported them.</param>
public sealed record GroundingReport(int Supported, int Of, double Score, int Dropped);
