using Summarizer.Reading;

namespace Summarizer.Tests.Reading;

public sealed class LargeArticlesTests : IDisposable
{
    private const long Large = 10_000_000;
    private readonly LargeArticles _articles = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _articles.Dispose();

    [Fact]
    public async Task A_large_article_waits_for_another_large_one_and_a_small_one_does_not()
    {
        using var first = _articles.NewPlace();
        using var second = _articles.NewPlace();
        using var small = _articles.NewPlace();
        Assert.True(await first.EnterAsync(Large, Cancel));

        var entering = second.EnterAsync(Large, Cancel);

        Assert.True(await small.EnterAsync(1000, Cancel));
        Assert.False(entering.IsCompleted);
        first.Dispose();
        Assert.True(await entering);
    }

    [Fact]
    public async Task A_small_file_with_a_large_text_waits_too()
    {
        using var first = _articles.NewPlace();
        using var second = _articles.NewPlace();
        Assert.True(await first.EnterAsync(1000, Cancel));
        Assert.True(await first.EnterAsync(Large, Cancel));

        var entering = second.EnterAsync(Large, Cancel);

        Assert.False(entering.IsCompleted);
        first.Dispose();
        Assert.True(await entering);
    }
}
