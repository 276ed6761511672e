using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Summarizer.Articles;
using Summarizer.Digests;

namespace Summarizer.Server.Client;

/// <summary>Speaks to a server's HTTP API: asks again while it is busy, and puts what goes wrong into a sentence.</summary>
internal sealed class ServerClient : IDisposable
{
    private const int SecondsToWaitAtOnce = 30; // what the API holds a request at most, with room to spare
    private const int MostTries = 8; // with the pauses below: longer than a server takes to start again
    private static readonly TimeSpan RequestLimit = TimeSpan.FromMinutes(5); // a large file over a slow line
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private static readonly string[] ProblemSentences = ["title", "detail"]; // RFC 9457

    private readonly HttpClient _http;

    /// <summary>A client of the server at <paramref name="server"/>.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="keys">What it wants to see of its callers.</param>
    public ServerClient(Uri server, ServerKeys keys)
    {
        _http = new HttpClient { BaseAddress = server, Timeout = RequestLimit };
        keys.AddTo(_http.DefaultRequestHeaders);
    }

    /// <summary>Asks, and reads the answer.</summary>
    /// <param name="make">Makes the request, anew for each attempt.</param>
    /// <param name="type">What the answer is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ServerException">There is no such answer.</exception>
    public async Task<T> AskAsync<T>(
        Func<HttpRequestMessage> make,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
        where T : class
    {
        try
        {
            using var answer = await SendAsync(make, cancellationToken);
            return answer.IsSuccessStatusCode
                ? (await answer.Content.ReadFromJsonAsync(type, cancellationToken))!
                : throw new ServerException(await ReasonAsync(answer, cancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException or IOException) // also in the middle of an answer
        {
            throw new ServerException(
                $"There is no answer from {_http.BaseAddress} ({e.Message}). Is the server running? ./run starts it."
            );
        }
        catch (JsonException e)
        {
            throw new ServerException(e.Message);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServerException($"The server did not answer within {RequestLimit.TotalMinutes} minutes.");
        }
    }

    /// <summary>Waits until an article is ready or has failed.</summary>
    /// <param name="self">Its address.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="ServerException">The server does not tell.</exception>
    public async Task<DigestResponse> WaitAsync(string self, CancellationToken cancellationToken)
    {
        while (true)
        {
            var digest = await AskAsync(
                () => new HttpRequestMessage(HttpMethod.Get, $"{self}?wait={SecondsToWaitAtOnce}"),
                DigestJson.Readable.DigestResponse,
                cancellationToken
            );
            if (digest.Status is ArticleStatus.Ready or ArticleStatus.Failed)
            {
                return digest;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    // A server that is busy says so and is asked again when it says; the request is made anew, its body is spent.
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

    // Errors are problem details: what was wrong in short, and what there is to say about it.
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
            // Not from the service itself, but from something between.
        }

        return $"The server answered {status}.";
    }
}
