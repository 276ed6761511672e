using Summarizer.Articles;

namespace Summarizer.Search.Ranking;

/// <summary>About how many articles there are, which tells how rare a word is. Asked at most once in ten minutes.</summary>
internal sealed class ArticleCount(ArticleStore store, TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    private long? _countedAt;
    private int _count;

    public async ValueTask<int> AboutAsync(CancellationToken cancellationToken)
    {
        if (_countedAt is not { } counted || time.GetElapsedTime(counted) > GoodFor)
        {
            _count = await store.CountAboutAsync(cancellationToken);
            _countedAt = time.GetTimestamp();
        }

        return _count;
    }
}
