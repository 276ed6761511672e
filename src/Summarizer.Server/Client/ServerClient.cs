using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Summarizer.Articles;
using Summarizer.Digests;

namespace Summarizer.Server.Client;

/// <summary>Calls a server's HTTP API: retries while the server is busy, and reports errors as sentences.</summary>
internal sealed class ServerClient : IDisposable
{
    private const int SecondsToWaitAtOnce = 30; // the API holds a request for at most 60
    private const int MostTries = 8; // with the pauses below: longer than a server takes to restart
    private static readonly TimeSpan RequestLimit = TimeSpan.FromMinutes(5); // a large file over a slow connection
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private static readonly string[] ProblemSentences = ["title", "detail"]; // RFC 9457

    private readonly HttpClient _http;

    public ServerClient(Uri server, ServerKeys keys)
    {
        _http = new HttpClient { BaseAddress = server, Timeout = RequestLimit };
        keys.AddTo(_http.DefaultRequestHeaders);
    }

    /// <summary>Sends a request, made anew by <paramref name="make"/> for each attempt.</summary>
    /// <exception cref="ServerException">The request failed.</exception>
    public Task<T> AskAsync<T>(Func<HttpRequestMessage> make, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        AskAsync(
            make,
            async answer => (await answer.Content.ReadFromJsonAsync(type, cancellationToken))!,
            cancellationToken
        );

    /// <summary>What a GET of this address returns.</summary>
    /// <exception cref="ServerException">The request failed.</exception>
    public Task<T> GetAsync<T>(string address, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class => AskAsync(() => new HttpRequestMessage(HttpMethod.Get, address), type, cancellationToken);

    /// <summary>An article, if the server has it.</summary>
    /// <exception cref="ServerException">The request failed.</exception>
    public async Task<DigestResponse?> FindAsync(ArticleId id, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync($"/api/articles/{id}", DigestJson.Readable.DigestResponse, cancellationToken);
        }
        catch (ServerException e) when (e.Status is HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Deletes an article.</summary>
    /// <exception cref="ServerException">The request failed.</exception>
    public Task DeleteAsync(string id, CancellationToken cancellationToken) =>
        AskAsync(
            () => new HttpRequestMessage(HttpMethod.Delete, $"/api/articles/{id}"),
            _ => Task.FromResult(true),
            cancellationToken
        );

    /// <summary>Copies what a GET of this address returns, as it comes.</summary>
    /// <exception cref="ServerException">The request failed, perhaps in the middle.</exception>
    public Task DownloadAsync(string address, Stream to, CancellationToken cancellationToken) =>
        AskAsync(
            () => new HttpRequestMessage(HttpMethod.Get, address),
            async answer =>
            {
                await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
                var block = new byte[64 << 10];
                while (await body.ReadAsync(block, cancellationToken) is > 0 and var length)
                {
                    await WriteAsync(to, block.AsMemory(0, length), cancellationToken);
                }

                return true;
            },
            cancellationToken
        );

    /// <summary>Waits until an article is ready or has failed.</summary>
    public async Task<DigestResponse> WaitAsync(string self, CancellationToken cancellationToken)
    {
        while (true)
        {
            var digest = await GetAsync(
                $"{self}?wait={SecondsToWaitAtOnce}",
                DigestJson.Readable.DigestResponse,
                cancellationToken
            );
            if (digest.Status is ArticleStatus.Ready or ArticleStatus.Failed)
            {
                return digest;
            }
        }
    }

    public void Dispose() => _http.Dispose();

    // A full disk is not the server's fault.
    private static async Task WriteAsync(Stream to, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await to.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException e)
        {
            throw new StartException($"Cannot write: {e.Message}");
        }
    }

    private async Task<T> AskAsync<T>(
        Func<HttpRequestMessage> make,
        Func<HttpResponseMessage, Task<T>> read,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var answer = await SendAsync(make, cancellationToken);
            return answer.IsSuccessStatusCode
                ? await read(answer)
                : throw new ServerException(await ReasonAsync(answer, cancellationToken), answer.StatusCode);
        }
        catch (Exception e) when (e is HttpRequestException or IOException) // IOException: while reading the response
        {
            throw new ServerException(
                $"No response from {_http.BaseAddress} ({e.Message}). Is the server running? ./run starts it.",
                status: null
            );
        }
        catch (JsonException e)
        {
            throw new ServerException($"{_http.BaseAddress} is not a Summarizer server: {e.Message}", status: null);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServerException(
                $"No response within {RequestLimit.TotalMinutes} minutes.",
                HttpStatusCode.RequestTimeout
            );
        }
    }

    // Retries after the pause that a busy server asks for, with a new request: the body of the last one is consumed.
    private async Task<HttpResponseMessage> SendAsync(
        Func<HttpRequestMessage> make,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = make();
            var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var busy = answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
            if (!busy || attempt == MostTries)
            {
                return answer;
            }

            var pause = answer.Headers.RetryAfter?.Delta ?? DefaultPause;
            answer.Dispose();
            await Task.Delay(pause < LongestPause ? pause : LongestPause, cancellationToken);
        }
    }

    // Errors are problem details: a short title and a detail.
    private static async Task<string> ReasonAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var status = $"{(int)answer.StatusCode} {answer.ReasonPhrase}".Trim();
        try
        {
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            string[] sentences =
            [
                .. ProblemSentences
                    .Select(name => problem.TryGetProperty(name, out var text) ? text.GetString() : null)
                    .OfType<string>(),
            ];
            if (sentences.Length > 0)
            {
                return $"{string.Join(' ', sentences)} ({status})";
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not from the service itself but from a proxy.
        }

        return $"The server responded with {status}.";
    }
}
