using System.Text;
using Summarizer.Articles;
using Summarizer.Engines;
using Summarizer.Engines.Chunking;
using Summarizer.Engines.LanguageModels;
using Summarizer.Index;
using Summarizer.Search;
using Summarizer.Search.Conditions;
using Summarizer.Search.Words;
using Summarizer.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Grounding;
using Summarizer.Text.Reading;

namespace Summarizer.Evaluation;

/// <summary>The service's index of some articles, in memory: the rows that the service would write, read by its own search.</summary>
internal sealed class MemoryIndex : IPostingSource
{
    private readonly Dictionary<string, string> _idOfKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<IndexedTerm>> _terms = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedList<string, TermWeight>> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<ListRange, SortedList<string, TermWeight>> _ranges = [];

    /// <summary>Reads, digests and indexes an article as the service would.</summary>
    public void Add(string id, string? title, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(title is null ? text : $"{title}\n\n{text}");
        if (_terms.ContainsKey(id) || ArticleReader.Read(bytes, "text/plain") is not ReadResult.Readable(var article))
        {
            return;
        }

        var at = DateTimeOffset.UnixEpoch.AddMinutes(_terms.Count);
        var digest = DigestOf(article, at);
        var key = $"{new IndexKey("", at.UtcTicks).RowKey(ArticleId.Of(id))}|{id.Length}";
        _idOfKey[key] = id;
        _terms[id] = IndexedTerms.Of(digest, article.Text);
        foreach (var (term, weight) in TermSets.Of(digest, article.Text))
        {
            if (!_lists.TryGetValue(term, out var list))
            {
                _lists[term] = _ranges[ListRange.OfTerm(term)] = list = new(StringComparer.Ordinal);
            }

            list[key] = weight;
        }
    }

    /// <summary>The ids of the articles found, the best first.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(SearchText search)
    {
        var words = new WordSearch(this, hasOld: false, new ArticleQuery([], 10, null), places: null);
        var (ranked, _) = await words.RankAsync(search, null, _ => new(_terms.Count), CancellationToken.None);
        return [.. ranked.Hits.Select(h => _idOfKey[h.RowKey])];
    }

    /// <summary>The terms of an article that fewest others have; of as rare ones the longest.</summary>
    public IReadOnlyList<string> RarestOf(string id, int count) =>
        _terms.TryGetValue(id, out var terms)
            ?
            [
                .. terms
                    .Select(t => t.Term)
                    .OrderBy(t => _lists[IndexKeys.WordTerm(t)].Count)
                    .ThenByDescending(t => t.Length)
                    .ThenBy(t => t, StringComparer.Ordinal)
                    .Take(count),
            ]
            : [];

    public Task<(IReadOnlyList<Posting> Page, bool IsWhole)> ReadPageAsync(
        ListRange range,
        string from,
        string end,
        int size,
        CancellationToken cancellationToken
    )
    {
        var rows = (_ranges.GetValueOrDefault(range) ?? [])
            .Where(r => string.CompareOrdinal(r.Key, from) >= 0 && string.CompareOrdinal(r.Key, end) < 0)
            .Take(size + 1)
            .Select(r => new Posting(r.Key, r.Value))
            .ToList();
        return Task.FromResult<(IReadOnlyList<Posting>, bool)>(([.. rows.Take(size)], rows.Count <= size));
    }

    public Task<(IReadOnlyList<(string Term, Posting Posting)> Page, bool IsWhole)> ReadTermsAsync(
        string prefix,
        string? afterTerm,
        int size,
        CancellationToken cancellationToken
    )
    {
        var rows = _lists
            .Where(l => l.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Where(l => afterTerm is null || string.CompareOrdinal(l.Key, afterTerm) > 0)
            .SelectMany(l => l.Value, (l, row) => (l.Key, new Posting(row.Key, row.Value)))
            .Take(size + 1)
            .ToList();
        return Task.FromResult<(IReadOnlyList<(string, Posting)>, bool)>(([.. rows.Take(size)], rows.Count <= size));
    }

    public Task<(IReadOnlyList<(string Term, Posting Posting)> Page, bool IsWhole)> ReadOldTermsAsync(
        string prefix,
        int size,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("There is no old index in memory.");

    private static Digest DigestOf(ArticleText article, DateTimeOffset at) =>
        new(
            ExtractiveEngine.Write(article),
            "",
            "",
            new GroundingReport(0, 0, 0, 0),
            new Coverage(0, 0),
            new EngineInfo("extractive"),
            new Usage(0, 0, 0, 0),
            at,
            at
        );
}
