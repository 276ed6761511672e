using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Text.Languages;

namespace Summarizer.Search.Words;

/// <summary>A place in a response where a search matches.</summary>
/// <param name="In">The text it is in: a JSON Pointer (RFC 6901) from the article, as <c>/summary/claims/0/text</c>.</param>
/// <param name="Start">Where the hit starts in that text, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
public sealed record Highlight(string In, int Start, int Length);

/// <summary>Marks where a search matches.</summary>
internal static class Highlighter
{
    /// <summary>More help nobody.</summary>
    private const int Max = 100;

    /// <summary>The hits in a digest, in the order of its texts.</summary>
    public static IReadOnlyList<Highlight> Of(Digest digest, SearchText search) =>
        [
            .. DigestField
                .Of(digest)
                .SelectMany(field => Of(field.Pointer, field.Text, digest.Content.Language, search))
                .Take(Max),
        ];

    /// <summary>The hits in one text. Adjacent hits are one, such as pairs of Chinese characters.</summary>
    public static IReadOnlyList<Highlight> Of(string pointer, string text, string language, SearchText search)
    {
        var hits = new List<Highlight>();
        foreach (var token in TextAnalyzer.For(language).Analyze(text))
        {
            if (!search.Words.Any(w => w.Means(language, token, text)))
            {
                continue;
            }

            if (hits.Count > 0 && hits[^1] is var last && last.Start + last.Length >= token.Start)
            {
                hits[^1] = last with { Length = token.Start + token.Length - last.Start };
            }
            else
            {
                hits.Add(new(pointer, token.Start, token.Length));
            }
        }

        return hits;
    }
}
