using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Summarizer.Articles;
using Summarizer.Processing.Protocol;
using Summarizer.Telemetry;

namespace Summarizer.Digests;

/// <summary>Waits until an article is finished, by this process's signal or by polling: another instance may do the work.</summary>
internal sealed class ArticleWait(SharedReads reads, InProcessSignal signal, TimeProvider time)
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    /// <summary>As the other, for a request that is held so long; null for not at all.</summary>
    public Task<RowReading> ReadAsync(
        HttpContext context,
        ArticleId article,
        TimeSpan? atMost,
        CancellationToken cancellationToken
    )
    {
        if (atMost is not null)
        {
            // A response that is held on purpose is not a slow one.
            context.Features.Get<IHttpActivityFeature>()?.Activity.SetTag(ArticleTelemetry.WaitTag, true);
        }

        return ReadAsync(article, atMost ?? TimeSpan.Zero, cancellationToken);
    }

    /// <summary>The row once it is ready or failed, or as it is when the time is up.</summary>
    public async Task<RowReading> ReadAsync(ArticleId article, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var pause = FirstLook; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            using var watch = signal.Watch(article);
            var reading = await reads.ReadAsync(article, cancellationToken);
            var left = atMost - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero || reading.Row?.Status is ArticleStatus.Ready or ArticleStatus.Failed)
            {
                return reading;
            }

            await Task.WhenAny(watch.Change, Task.Delay(pause < left ? pause : left, time, cancellationToken));
        }
    }
}
