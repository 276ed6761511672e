using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Index;
using Summarizer.Text.Languages;

namespace Summarizer.Search.Words;

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
                .SelectMany(field => Of(field.Pointer, field.Text, digest.Content.Language, search, field.Place))
                .Take(Max),
        ];

    /// <summary>The hits in one text. Adjacent hits are one, such as pairs of Chinese characters.</summary>
    public static IReadOnlyList<Highlight> Of(
        string pointer,
        string text,
        string language,
        SearchText search,
        WordPlaces place
    )
    {
        var hits = new List<Highlight>();
        var words = search.Words.Where(w => w.Places.HasFlag(place)).ToList();
        foreach (var token in TextAnalyzer.For(language).Analyze(text))
        {
            if (!words.Exists(w => w.Means(language, token, text)))
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
