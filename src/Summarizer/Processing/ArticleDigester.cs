using Azure;
using Microsoft.Extensions.Options;
using Summarizer.Articles;
using Summarizer.Details;
using Summarizer.Engines;
using Summarizer.Processing.Protocol;
using Summarizer.Reading;
using Summarizer.Storage;
using Summarizer.Text.Articles;

namespace Summarizer.Processing;

/// <summary>The end of reading and digesting one upload.</summary>
internal abstract record DigestResult
{
    private DigestResult() { }

    /// <summary>There is a new digest. If it stands in for a better one, it says when to try for that.</summary>
    public sealed record Written(Digest Digest, SourceDocument Source, TimeSpan? ImproveAfter) : DigestResult;

    /// <summary>The same bytes again: the same digest, which costs nothing, at its new place in the lists.</summary>
    public sealed record SameBytes(Digest Digest) : DigestResult;

    /// <summary>The article cannot be digested.</summary>
    public sealed record Failed(string Reason) : DigestResult;

    /// <summary>Nothing is wrong with the article; try again later.</summary>
    public sealed record Postponed(TimeSpan Delay, string Reason) : DigestResult;

    /// <summary>The upload was replaced or removed while it was read.</summary>
    public sealed record Superseded : DigestResult;
}

/// <summary>Reads an upload and has the engine digest it. Writes nothing.</summary>
internal sealed class ArticleDigester(
    UploadStore uploads,
    ArticleReaders readers,
    DigestEngines engines,
    IOptions<UploadOptions> options,
    ProcessingTelemetry telemetry
)
{
    private static readonly DigestResult AnotherIsLarge = new DigestResult.Postponed(
        TimeSpan.FromSeconds(5),
        "Another large article is worked on; it is tried again."
    );

    /// <summary>Digests the leased version, unless the row has a digest of the same bytes by the same engine.</summary>
    public async Task<DigestResult> DigestAsync(ArticleLease lease, LargeArticles.Place place)
    {
        try
        {
            return await ReadAndDigestAsync(lease, place);
        }
        catch (RequestFailedException e) when (LastingRefusal.Explain(e) is { } why)
        {
            return new DigestResult.Failed(why);
        }
    }

    private async Task<DigestResult> ReadAndDigestAsync(ArticleLease lease, LargeArticles.Place place)
    {
        var upload = lease.Upload;
        if ((upload.DetailsFault ?? engines.WhyNone(upload.Details)) is { } fault)
        {
            return new DigestResult.Failed(fault);
        }

        var most = options.Value.MaxBytes;
        if (upload.Size > most)
        {
            return new DigestResult.Failed(
                FormattableString.Invariant(
                    $"The file has {upload.Size:N0} bytes; at most {most:N0} are read (Uploads:MaxBytes)."
                )
            );
        }

        if (!await place.EnterAsync(upload.Size, lease.Lost))
        {
            return AnotherIsLarge;
        }

        switch (await ReadAsync(lease))
        {
            case null:
                return new DigestResult.Superseded();
            case { Known: { } known }:
                return new DigestResult.SameBytes(
                    known with
                    {
                        UploadedAt = upload.UploadedAt,
                        Details = upload.Details,
                    }
                );
            case { Result: ReadResult.Unreadable unreadable }:
                return new DigestResult.Failed(unreadable.Explanation);
            case { Result: ReadResult.Readable readable, Revision: var revision }:
                return await place.EnterAsync(readable.Article.Text.Length, lease.Lost)
                    ? await DigestAsync(lease, place, Titled(readable, upload.Details), revision)
                    : AnotherIsLarge;
            default:
                throw new InvalidOperationException("A read result of an unknown kind.");
        }
    }

    // The bytes live no longer than this: a digest takes memory of its own.
    private async Task<ReadUpload?> ReadAsync(ArticleLease lease)
    {
        using var stage = telemetry.Stage("read");
        var upload = lease.Upload;
        if (await uploads.ReadAsync(upload, lease.Lost) is not { } bytes)
        {
            return null;
        }

        var revision = Digest.RevisionOf(bytes.Span);
        return !lease.Row.Again && lease.Row.Digest is { } known && known.IsOf(revision, FingerprintOf(upload))
            ? new(revision, Result: null, known)
            : new(revision, await readers.ReadAsync(bytes, upload.ContentType, upload.Name, lease.Lost), Known: null);
    }

    private async Task<DigestResult> DigestAsync(
        ArticleLease lease,
        LargeArticles.Place place,
        ReadResult.Readable read,
        string revision
    )
    {
        EngineOutcome outcome;
        using (telemetry.Stage("digest"))
        {
            outcome = await engines.For(lease.Upload.Details)!.DigestAsync(read.Article, lease.Lost);
            place.Collect();
        }

        return outcome switch
        {
            EngineOutcome.Completed completed => new DigestResult.Written(
                Digest.Of(
                    completed.Result.Without(read.Unread),
                    revision,
                    FingerprintOf(lease.Upload),
                    lease.Upload.UploadedAt,
                    lease.Now
                ) with
                {
                    Details = lease.Upload.Details,
                },
                SourceDocument.Of(read.Article),
                completed.ImproveAfter
            ),
            EngineOutcome.Postponed postponed => new DigestResult.Postponed(postponed.Delay, postponed.Reason),
            EngineOutcome.Failed failed => new DigestResult.Failed(failed.Reason),
            _ => throw new InvalidOperationException("An engine outcome of an unknown kind."),
        };
    }

    private string FingerprintOf(Upload upload) => engines.FingerprintOf(upload.Details)!;

    private static ReadResult.Readable Titled(ReadResult.Readable read, ArticleDetails? details) =>
        details?.Title is { } title ? read with { Article = read.Article.WithTitle(title) } : read;

    // What is in an upload, or the digest of before, if that is of the same bytes.
    private sealed record ReadUpload(string Revision, ReadResult? Result, Digest? Known);
}
