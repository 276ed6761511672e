using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Engines;

namespace Summarizer.Uploads;

/// <summary>The response to an upload: that it was accepted, or with <c>wait</c> the digest, if it is ready in time.</summary>
internal sealed class UploadAnswers(ArticleWait wait, DigestEngines engines)
{
    /// <summary>Why the response could not be given, which is told before anything is stored; null if it can.</summary>
    public static ProblemHttpResult? WhyNot(HttpRequest request, int? seconds) =>
        seconds is not null && ArticleRepresentations.MediaTypeFor(request) is null
            ? ArticleRepresentations.NotAcceptable()
            : null;

    /// <summary>The response to an upload that was accepted or not.</summary>
    public async Task<IResult> OfAsync(
        HttpContext context,
        UploadResponse? accepted,
        ProblemHttpResult? problem,
        int? seconds,
        CancellationToken cancellationToken
    )
    {
        if (accepted is null)
        {
            return problem!;
        }

        if (seconds is null || !ArticleId.TryParse(accepted.Id, out var id))
        {
            return TypedResults.Accepted(accepted.Links.Self, accepted);
        }

        var (row, now) = await wait.ReadAsync(context, id, TimeSpan.FromSeconds(seconds.Value), cancellationToken);
        if (row?.Status is not (ArticleStatus.Ready or ArticleStatus.Failed))
        {
            return TypedResults.Accepted(
                accepted.Links.Self,
                accepted with
                {
                    Status = row?.Status ?? accepted.Status,
                }
            );
        }

        // The conditions of the request were on what the upload replaces.
        foreach (
            var condition in (string[])
                [
                    HeaderNames.IfMatch,
                    HeaderNames.IfNoneMatch,
                    HeaderNames.IfModifiedSince,
                    HeaderNames.IfUnmodifiedSince,
                ]
        )
        {
            context.Request.Headers.Remove(condition);
        }

        context.Response.Headers.Location = accepted.Links.Self;
        var mediaType = ArticleRepresentations.MediaTypeFor(context.Request)!;
        return ArticleRepresentations.Of(row, now, mediaType, DigestFields.All, engines);
    }

    /// <summary>The state of an article after waiting for so long, in a batch.</summary>
    public async Task<UploadResponse> WaitAsync(
        HttpContext context,
        UploadResponse accepted,
        TimeSpan atMost,
        CancellationToken cancellationToken
    )
    {
        _ = ArticleId.TryParse(accepted.Id, out var id);
        var (row, _) = await wait.ReadAsync(context, id!, atMost, cancellationToken);
        return row is null ? accepted : accepted with { Status = row.Status };
    }
}
