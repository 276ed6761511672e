using Summarizer.Index;
using Summarizer.Search.Conditions;
using Summarizer.Search.PostingLists;
using Summarizer.Search.Ranking;
using Summarizer.Search.Words;

namespace Summarizer.Search;

/// <summary>One page of a search by words: opens its lists, ranks, and corrects words when nothing is found.</summary>
internal sealed class WordSearch(IPostingSource source, bool hasOld, ArticleQuery query, WordPlaces? places)
{
    /// <summary>What is found, from a place on; and the search that found it: the one given, or a corrected one.</summary>
    public async Task<(RankedHits Ranked, SearchText Search)> RankAsync(
        SearchText search,
        SearchPlace.Ranked? place,
        Func<CancellationToken, ValueTask<int>> countArticles,
        CancellationToken cancellationToken
    )
    {
        var from = place?.Start ?? query.FirstRowKey;
        var opened = await OpenAsync(search, from, OpenSearch.PageSizeFor(search), cancellationToken);
        var ranked = await RankAsync(opened);
        if (ranked.Hits.Count > 0 || ranked.End != Postings.End || places is not null)
        {
            return (ranked, search);
        }

        var unknown = search.Words.Where((_, at) => opened.Words[at].IsFirstWhole && !opened.Words[at].First.Any());
        var corrections = await SpellingCorrector.CorrectAsync(unknown, source, cancellationToken);
        if (corrections.Count == 0)
        {
            return (ranked, search);
        }

        var corrected = search.With(corrections);
        opened = await OpenAsync(corrected, from, OpenSearch.PageSizeFor(search), cancellationToken);
        return (await RankAsync(opened), corrected);

        Task<RankedHits> RankAsync(OpenSearch open) =>
            new Ranker(open, countArticles).RankAsync(
                from,
                place?.End ?? Postings.End,
                place?.ParseRarities(),
                withSome: places is null && search.Words.Count > 1 && search.Phrases.Count == 0,
                cancellationToken
            );
    }

    /// <summary>Opens the lists of the words and of the other conditions.</summary>
    public async Task<OpenSearch> OpenAsync(
        SearchText search,
        string from,
        int pageSize,
        CancellationToken cancellationToken
    )
    {
        var budget = new ReadBudget(OpenSearch.MaxCalls);
        var lists = new IndexLists(source, hasOld, query.EndRowKey, pageSize, budget);
        var opened = await OpenSearch.OpenAsync(search, places, lists, budget, cancellationToken);
        await Task.WhenAll(opened.Required.Select(w => w.SeekAsync(from, cancellationToken).AsTask()));
        opened.Conditions = await OpenConditions.OpenAsync(query, lists, from, opened.Required, cancellationToken);
        return opened;
    }
}
