using System.Security.Cryptography;
using Azure;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Summarizer.Api;
using Summarizer.Articles;
using Summarizer.Details;
using Summarizer.Digests;
using Summarizer.Engines;
using Summarizer.Processing.Protocol;
using Summarizer.Storage;
using Summarizer.Text.Reading;

namespace Summarizer.Uploads;

/// <summary>A file to upload, as it arrives, with its checksum in Base64 if there is one (Content-MD5, RFC 1864).</summary>
internal sealed record IncomingFile(string Name, Stream Content, string? ContentType, string? ContentMd5, bool Replace)
{
    /// <summary>What must be true of the article that it replaces; null for nothing.</summary>
    public ArticlePrecondition? Precondition { get; init; }

    /// <summary>What the uploader says of it; null for nothing.</summary>
    public ArticleDetails? Details { get; init; }
}

/// <summary>Accepts one file: refuses what cannot be an article, streams the rest to storage and announces it.</summary>
internal sealed class UploadIntake(
    UploadStore uploads,
    ArticleStore articles,
    ArticleLeases leases,
    DueArticles due,
    DigestEngines engines,
    IOptions<UploadOptions> options
)
{
    /// <summary>Stores and announces a file, or says what is wrong with it.</summary>
    public async Task<(UploadResponse? Response, ProblemHttpResult? Problem)> TakeAsync(
        IncomingFile file,
        CancellationToken cancellationToken
    )
    {
        if (!ArticleName.TryParse(file.Name, out var name))
        {
            return (null, Problems.InvalidName(ArticleName.WhyNot(file.Name)!));
        }

        if ((engines.WhyNone(file.Details) ?? DetailMetadata.WhyTooLong(file.Details)) is { } fault)
        {
            return (null, Problems.InvalidParameter(fault));
        }

        byte[]? checksum = null;
        if (file.ContentMd5 is { } md5 && !TryParseMd5(md5, out checksum))
        {
            return (null, Problems.BadRequest("Content-MD5 must be the Base64 of 16 bytes."));
        }

        ETag? onlyVersion = null;
        if (file.Precondition is { } demanded)
        {
            var (known, _) = await articles.ReadAsync(ArticleId.Of(name), cancellationToken);
            if (!demanded.IsMetBy(known, engines))
            {
                return (null, Problems.Of(ProblemKind.PreconditionFailed));
            }

            onlyVersion = demanded.VersionFor(known);
        }

        await using var body = await UploadStream.OpenAsync(
            file.Content,
            options.Value.MaxBytes,
            checksum,
            cancellationToken
        );
        if (body.IsEmpty)
        {
            return (null, Problems.Of(ProblemKind.EmptyUpload));
        }

        if (ArticleReader.WhyUnsupported(body.Head, file.ContentType, file.Name) is { } explanation)
        {
            return (null, Problems.Unsupported(explanation));
        }

        try
        {
            if (
                !await uploads.WriteAsync(
                    name,
                    body,
                    file.ContentType,
                    file.Details,
                    file.Replace,
                    onlyVersion,
                    cancellationToken
                )
            )
            {
                return (
                    null,
                    file.Replace ? Problems.Of(ProblemKind.PreconditionFailed) : Problems.AlreadyThere(name.Value)
                );
            }
        }
        catch (RequestFailedException e) when (LastingRefusal.Explain(e) is { } why)
        {
            return (null, Problems.Of(ProblemKind.FileProtected, why));
        }

        // The upload is safe; should anything fail from here on, the sweeper finds it.
        var row = await leases.AnnounceAsync(name, cancellationToken);
        due.Uploaded(name);
        var id = ArticleId.Of(name);
        var links = DigestLinks.Of(id) with { Blob = uploads.AddressOf(name).AbsoluteUri };
        return (new UploadResponse(id.Value, name.Value, row?.Status ?? ArticleStatus.Queued, links), null);
    }

    private static bool TryParseMd5(string text, out byte[]? checksum)
    {
        checksum = new byte[MD5.HashSizeInBytes];
        return Convert.TryFromBase64String(text, checksum, out var length) && length == MD5.HashSizeInBytes;
    }
}
