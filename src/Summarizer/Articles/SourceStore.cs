using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Summarizer.Storage;

namespace Summarizer.Articles;

/// <summary>The container <c>article-text</c>: clean texts by id and revision, compressed, and digests too large for a row.</summary>
internal sealed class SourceStore(StorageClients storage)
{
    private const int TextPiece = 1 << 16; // characters, or bytes, written at once

    private readonly BlobContainerClient _container = storage.Blobs.GetBlobContainerClient(StorageNames.ArticleText);

    /// <summary>Stores a text. The same revision is written again, not skipped, so that a late cleanup misses it.</summary>
    public async Task WriteAsync(
        ArticleId article,
        string revision,
        SourceDocument document,
        CancellationToken cancellationToken
    )
    {
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await WriteJsonAsync(gzip, document, cancellationToken);
        }

        await UploadAsync(TextBlob(article, revision), compressed, "application/json", cancellationToken);
    }

    /// <summary>The text of a revision, or null if it is gone.</summary>
    public async Task<SourceDocument?> ReadAsync(
        ArticleId article,
        string revision,
        CancellationToken cancellationToken
    )
    {
        await using var content = await OpenAsync(TextBlob(article, revision), cancellationToken);
        return content is null
            ? null
            : await JsonSerializer.DeserializeAsync(content, ArticleJson.Default.SourceDocument, cancellationToken);
    }

    /// <summary>Stores a digest that does not fit a row, under a name of its own, and returns that name.</summary>
    public async Task<string> WriteLargeDigestAsync(
        ArticleId article,
        string revision,
        string json,
        CancellationToken cancellationToken
    )
    {
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(json), cancellationToken);
        }

        var name = $"{TextBlob(article, revision)}.digest";
        await UploadAsync(name, compressed, "application/json", cancellationToken);
        return name;
    }

    /// <summary>Reads what <see cref="WriteLargeDigestAsync"/> stored; null if it is gone.</summary>
    public async Task<string?> ReadLargeDigestAsync(string name, CancellationToken cancellationToken)
    {
        await using var content = await OpenAsync(name, cancellationToken);
        if (content is null)
        {
            return null;
        }

        using var reader = new StreamReader(content, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    /// <summary>What is stored of an article besides one revision; null keeps none.</summary>
    public async Task<IReadOnlyList<(string Name, ETag Version)>> FindOthersAsync(
        ArticleId article,
        string? keptRevision,
        CancellationToken cancellationToken
    )
    {
        var others = new List<(string, ETag)>();
        await foreach (
            var blob in _container.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{article}/" }, cancellationToken)
        )
        {
            if (
                keptRevision is null
                || !blob.Name.StartsWith(TextBlob(article, keptRevision), StringComparison.Ordinal)
            )
            {
                others.Add((blob.Name, blob.Properties.ETag ?? default));
            }
        }

        return others;
    }

    /// <summary>Removes blobs that are still as they were found.</summary>
    public async Task RemoveAsync(IEnumerable<(string Name, ETag Version)> blobs, CancellationToken cancellationToken)
    {
        foreach (var (name, version) in blobs)
        {
            try
            {
                await _container
                    .GetBlobClient(name)
                    .DeleteAsync(
                        conditions: new BlobRequestConditions { IfMatch = version },
                        cancellationToken: cancellationToken
                    );
            }
            catch (RequestFailedException e) when (e.Status is 404 or 412)
            {
                // Written again since, by an attempt that needs it.
            }
        }
    }

    /// <summary>What the serializer would write, in pieces: it takes six bytes a character for a string, and keeps them.</summary>
    internal static async Task WriteJsonAsync(
        Stream stream,
        SourceDocument document,
        CancellationToken cancellationToken
    )
    {
        await using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("title", document.Title);
        writer.WriteString("language", document.Language);
        writer.WritePropertyName("text");
        var rest = document.Text.AsMemory();
        for (; rest.Length > TextPiece; rest = rest[TextPiece..])
        {
            writer.WriteStringValueSegment(rest[..TextPiece].Span, isFinalSegment: false);
            await writer.FlushAsync(cancellationToken);
        }

        writer.WriteStringValueSegment(rest.Span, isFinalSegment: true);
        writer.WritePropertyName("blocks");
        JsonSerializer.Serialize(writer, document.Blocks, ArticleJson.Default.IReadOnlyListSourceBlock);
        writer.WriteStartArray("sentences");
        foreach (var sentence in document.Sentences)
        {
            JsonSerializer.Serialize(writer, sentence, ArticleJson.Default.SourceSentence);
            if (writer.BytesPending > TextPiece)
            {
                await writer.FlushAsync(cancellationToken);
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string TextBlob(ArticleId article, string revision) => $"{article}/{revision.Replace(':', '-')}";

    private async Task UploadAsync(
        string name,
        MemoryStream content,
        string contentType,
        CancellationToken cancellationToken
    )
    {
        content.Position = 0;
        await _container
            .GetBlobClient(name)
            .UploadAsync(
                content,
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = contentType, ContentEncoding = "gzip" },
                },
                cancellationToken
            );
    }

    private async Task<GZipStream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var download = await _container
                .GetBlobClient(name)
                .DownloadStreamingAsync(cancellationToken: cancellationToken);
            return new GZipStream(download.Value.Content, CompressionMode.Decompress);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
