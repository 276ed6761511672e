namespace Summarizer.Text.Grounding;

/// <summary>Which statements a digest may show.</summary>
public enum Strictness
{
    /// <summary>All but those that the article contradicts.</summary>
    Facts,

    /// <summary>Only those that the article says in nearly the same words.</summary>
    Verbatim,

    /// <summary>All, unchecked.</summary>
    Off,
}
