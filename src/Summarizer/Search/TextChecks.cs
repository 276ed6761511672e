using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Search.Ranking;
using Summarizer.Search.Words;
using Summarizer.Text.Languages;

namespace Summarizer.Search;

/// <summary>
/// What the index cannot tell: whether words are adjacent, and whether a word of which it has the stem begins as a prefix
/// does. The digest is looked at first, and only if it does not say, the text is read.
/// </summary>
internal sealed class TextChecks(SourceStore sources)
{
    /// <summary>How many texts, which may be large, one request reads at the same time.</summary>
    public const int MostAtOnce = 2;

    /// <summary>How many articles of which the text may have to be read a page looks at; one that needs more is short.</summary>
    public const int MostOnPage = 50;

    /// <summary>Whether an article that the index gives may have to be thrown out.</summary>
    public static bool AreNeeded(SearchText search) =>
        search.Phrases.Count > 0 || search.Words.Concat(search.Excluded).Any(word => word.IsPrefix);

    /// <summary>Whether an article has the phrases of a search and the prefixes that its index rows speak of, and no excluded one.</summary>
    public async Task<bool> HoldAsync(SearchText search, Hit hit, ArticleRow row, CancellationToken cancellationToken)
    {
        var digest = row.Digest!;
        var open = new List<(WordPlaces Places, bool IsExcluded, Func<string, bool> IsIn)>();
        open.AddRange(search.Phrases.Select(p => (p.Places, p.IsExcluded, new Func<string, bool>(p.IsIn))));
        open.AddRange(
            search
                .Words.Where((word, at) => word.IsPrefix && (hit.Words & (1u << at)) != 0)
                .Select(word => (word.Places, false, new Func<string, bool>(text => Has(text, word))))
        );
        open.AddRange(
            search
                .Excluded.Where(word => word.IsPrefix)
                .Select(word => (word.Places, true, new Func<string, bool>(text => Has(text, word))))
        );
        foreach (var field in DigestField.Of(digest))
        {
            foreach (var check in open.Where(c => c.Places.HasFlag(field.Place) && c.IsIn(field.Text)).ToList())
            {
                if (check.IsExcluded)
                {
                    return false;
                }

                open.Remove(check);
            }
        }

        if (open.TrueForAll(c => c.IsExcluded && !c.Places.HasFlag(WordPlaces.Text)))
        {
            return true;
        }

        var text = (await sources.ReadAsync(row.Id, digest.Revision, cancellationToken))?.Text;
        return open.TrueForAll(c =>
            (text is not null && c.Places.HasFlag(WordPlaces.Text) && c.IsIn(text)) != c.IsExcluded
        );

        bool Has(string text, SearchWord word) =>
            TextAnalyzer
                .For(digest.Content.Language)
                .Analyze(text)
                .Any(token => word.Means(digest.Content.Language, token, text));
    }
}
