using Summarizer.Articles;

namespace Summarizer.Index;

/// <summary>A text of a digest that is searched, and its JSON Pointer (RFC 6901) in the digest as the API writes it.</summary>
internal readonly record struct DigestField(WordPlaces Place, string Pointer, string Text)
{
    /// <summary>All of them, in the order of the digest.</summary>
    public static IEnumerable<DigestField> Of(Digest digest)
    {
        var content = digest.Content;
        yield return new(WordPlaces.Title, "/title", content.Title);
        for (var at = 0; at < content.Keywords.Count; at++)
        {
            yield return new(WordPlaces.Keyword, Invariant($"/keywords/{at}/text"), content.Keywords[at].Text);
        }

        for (var at = 0; at < content.Summary.Count; at++)
        {
            yield return new(WordPlaces.Summary, Invariant($"/summary/claims/{at}/text"), content.Summary[at].Text);
        }

        for (var at = 0; at < content.Faqs.Count; at++)
        {
            yield return new(WordPlaces.Question, Invariant($"/faqs/{at}/question"), content.Faqs[at].Question);
            yield return new(WordPlaces.Answer, Invariant($"/faqs/{at}/answer"), content.Faqs[at].Answer);
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
