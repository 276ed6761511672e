namespace Summarizer.Text.Digests;

/// <summary>Where a keyword or a question comes from.</summary>
public enum Origin
{
    /// <summary>It occurs in the article itself, as such: the author's keyword line, an FAQ section, an interview.</summary>
    Article,

    /// <summary>It was made from the article.</summary>
    Generated,
}
