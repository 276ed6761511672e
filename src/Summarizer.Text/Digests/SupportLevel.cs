namespace Summarizer.Text.Digests;

/// <summary>What was checked of a statement that is shown.</summary>
public enum SupportLevel
{
    /// <summary>The article has its words, in their order.</summary>
    Verbatim,

    /// <summary>The article says it in nearly the same words.</summary>
    Wording,

    /// <summary>
    /// It is in other words than the article. Its numbers, names, dates, quotations and denials agree with the article; the
    /// rest was not checked.
    /// </summary>
    Facts,

    /// <summary>As <see cref="Facts"/>, and the model, shown the cited sentences again, confirmed it.</summary>
    Confirmed,

    /// <summary>Nothing was checked: <c>Grounding:Strictness</c> is <c>Off</c>.</summary>
    Unchecked,
}
