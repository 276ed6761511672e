using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Summarizer.Articles;
using Summarizer.Storage;

namespace Summarizer.Load;

/// <summary>A client of a running server and of its storage. Each copy of the article has a different end.</summary>
internal sealed class ArticleClient(Uri server, FileInfo article, string storage) : IDisposable
{
    private readonly HttpClient _http = new(
        new SocketsHttpHandler { MaxConnectionsPerServer = 1024, AutomaticDecompression = DecompressionMethods.None }
    )
    {
        BaseAddress = server,
        Timeout = TimeSpan.FromMinutes(10),
    };

    private readonly TableClient _rows = new TableServiceClient(storage).GetTableClient(StorageNames.ArticlesTable);
    private readonly string _text = File.ReadAllText(article.FullName);
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];

    public void Dispose() => _http.Dispose();

    public ArticleId Id(int number) => ArticleId.Of(Name(number));

    /// <summary>
    /// Uploads a copy, and retries on 429 or 503 with Retry-After. Throws on any other error.
    /// </summary>
    /// <returns>The number of retries.</returns>
    public async Task<int> UploadAsync(int number, CancellationToken cancellationToken)
    {
        for (var retries = 0; ; retries++)
        {
            using var content = new ByteArrayContent(
                Encoding.UTF8.GetBytes($"{_text}\n\nThis is copy {number} of run {_run}.\n")
            );
            using var answer = await _http.PutAsync($"/api/articles/{Name(number)}", content, cancellationToken);
            if (
                answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
                || answer.Headers.RetryAfter?.Delta is not { } pause
            )
            {
                answer.EnsureSuccessStatusCode();
                return retries;
            }

            await Task.Delay(pause, cancellationToken);
        }
    }

    /// <summary>Waits until a copy is digested; throws if it failed.</summary>
    public async Task WaitAsync(int number, CancellationToken cancellationToken)
    {
        while (true)
        {
            var digest = await _http.GetFromJsonAsync<JsonElement>(
                $"/api/articles/{Id(number)}?wait=60",
                cancellationToken
            );
            switch (digest.GetProperty("status").GetString())
            {
                case "ready":
                    return;
                case "failed":
                    throw new InvalidOperationException($"failed: {digest.GetProperty("reason").GetString()}");
            }
        }
    }

    /// <summary>Reads a whole digest.</summary>
    /// <param name="number">The copy.</param>
    /// <param name="etag">The known entity tag; null for none.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The entity tag of the response.</returns>
    public async Task<string> ReadDigestAsync(int number, string? etag, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/articles/{Id(number)}");
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        using var answer = await _http.SendAsync(request, cancellationToken);
        var expected = etag is null ? HttpStatusCode.OK : HttpStatusCode.NotModified;
        return answer.StatusCode == expected
            ? answer.Headers.ETag!.ToString()
            : throw new InvalidOperationException($"Reading a digest failed with {(int)answer.StatusCode}.");
    }

    /// <summary>Reads a whole page of the list.</summary>
    public async Task ReadListAsync(CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync("/api/articles?limit=10", cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Reads the row of a digest directly from storage: the baseline.</summary>
    public async Task ReadRowAsync(int number, CancellationToken cancellationToken)
    {
        var id = Id(number);
        await _rows.GetEntityAsync<TableEntity>(id.Partition, id.Value, cancellationToken: cancellationToken);
    }

    /// <summary>Deletes a copy and everything made of it.</summary>
    public async Task DeleteAsync(int number, CancellationToken cancellationToken)
    {
        using var answer = await _http.DeleteAsync($"/api/articles/{Id(number)}", cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private string Name(int number) => $"load/{_run}/{number}{Path.GetExtension(article.Name)}";
}
