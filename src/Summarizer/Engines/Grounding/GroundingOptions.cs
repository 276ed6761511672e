using Summarizer.Text.Grounding;

namespace Summarizer.Engines.Grounding;

/// <summary>The settings under <c>Grounding:</c>: what a model's digest may show, and what is asked about it again.</summary>
public sealed class GroundingOptions
{
    /// <summary>Which statements may be shown.</summary>
    public Strictness Strictness { get; set; }

    /// <summary>Whether the model is asked to confirm what it said in other words than the article.</summary>
    public VerifyPolicy Verify { get; set; }

    /// <summary>What differs from the default settings, for the engine's fingerprint; empty if nothing does.</summary>
    internal string Fingerprint =>
        (Strictness is Strictness.Facts ? "" : $"/{Strictness}")
        + (Verify is VerifyPolicy.Off ? "" : $"/verify-{Verify}");
}

/// <summary>Which statements the model is shown again, with the sentences they cite, in the one call for corrections.</summary>
public enum VerifyPolicy
{
    /// <summary>Only those that the article contradicts.</summary>
    Off,

    /// <summary>Those in other words than the article too: to be confirmed, reworded or withdrawn.</summary>
    Unverified,
}
