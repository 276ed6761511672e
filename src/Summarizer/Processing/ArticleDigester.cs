using Azure;
using Microsoft.Extensions.Options;
using Summarizer.Articles;
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
    IDigestEngine engine,
    IOptions<UploadOptions> options,
    ProcessingTelemetry telemetry
)
{
    /// <summary>Digests the leased version, unless the row has a digest of the same bytes by the same engine.</summary>
    public async Task<DigestResult> DigestAsync(ArticleLease lease)
    {
        try
        {
            return await ReadAndDigestAsync(lease);
        }
        catch (RequestFailedException e) when (LastingRefusal.Explain(e) is { } why)
        {
            return new DigestResult.Failed(why);
        }
    }

    private async Task<DigestResult> ReadAndDigestAsync(ArticleLease lease)
    {
        var upload = lease.Upload;
        var most = options.Value.MaxBytes;
        if (upload.Size > most)
        {
            return new DigestResult.Failed(
                FormattableString.Invariant(
                    $"The file has {upload.Size:N0} bytes; at most {most:N0} are read (Uploads:MaxBytes)."
                )
            );
        }

        string revision;
        ReadResult read;
        using (telemetry.Stage("read"))
        {
            if (await uploads.ReadAsync(upload, lease.Lost) is not { } bytes)
            {
                return new DigestResult.Superseded();
            }

            revision = Digest.RevisionOf(bytes.Span);
            if (!lease.Row.Again && lease.Row.Digest is { } known && known.IsOf(revision, engine.Fingerprint))
            {
                return new DigestResult.SameBytes(known with { UploadedAt = upload.UploadedAt });
            }

            read = await readers.ReadAsync(bytes, upload.ContentType, upload.Name, lease.Lost);
        }

        return read switch
        {
            ReadResult.Readable readable => await DigestAsync(lease, readable.Article, revision),
            ReadResult.Unreadable unreadable => new DigestResult.Failed(unreadable.Explanation),
            _ => throw new InvalidOperationException("A read result of an unknown kind."),
        };
    }

    private async Task<DigestResult> DigestAsync(ArticleLease lease, ArticleText article, string revision)
    {
        EngineOutcome outcome;
        using (telemetry.Stage("digest"))
        {
            outcome = await engine.DigestAsync(article, lease.Lost);
        }

        return outcome switch
        {
            EngineOutcome.Completed completed => new DigestResult.Written(
                Digest.Of(completed.Result, revision, engine.Fingerprint, lease.Upload.UploadedAt, lease.Now),
                SourceDocument.Of(article),
                completed.ImproveAfter
            ),
            EngineOutcome.Postponed postponed => new DigestResult.Postponed(postponed.Delay, postponed.Reason),
            EngineOutcome.Failed failed => new DigestResult.Failed(failed.Reason),
            _ => throw new InvalidOperationException("An engine outcome of an unknown kind."),
        };
    }
}
