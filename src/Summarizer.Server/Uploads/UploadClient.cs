using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Summarizer.Digests;

namespace Summarizer.Server.Uploads;

/// <summary>Uploads files over the HTTP API and waits for their digests.</summary>
internal sealed class UploadClient : IDisposable
{
    private const int SecondsToWaitAtOnce = 30; // what the API holds a request at most, with room to spare
    private const int MostTries = 8; // with the pauses below: longer than a server takes to start again
    private static readonly TimeSpan RequestLimit = TimeSpan.FromMinutes(5); // a large file over a slow line
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // The server decides from the content first; this is its second hint.
    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".txt"] = "text/plain",
        [".md"] = "text/markdown",
        [".html"] = "text/html",
        [".htm"] = "text/html",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".epub"] = "application/epub+zip",
        [".pdf"] = "application/pdf",
    };

    private static readonly string[] ProblemSentences = ["title", "detail"]; // RFC 9457

    private readonly HttpClient _http;

    /// <summary>A client of the server at <paramref name="server"/>.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="key">A key of the server's that may write; null if it has none.</param>
    public UploadClient(Uri server, string? key)
    {
        _http = new HttpClient { BaseAddress = server, Timeout = RequestLimit };
        if (key is not null)
        {
            _http.DefaultRequestHeaders.Add("x-api-key", key);
        }
    }

    /// <summary>Uploads a file and waits until the server has digested it or has given it up.</summary>
    /// <param name="item">The file.</param>
    /// <param name="uploaded">Called once the server has the file.</param>
    /// <param name="cancellationToken">Stops the waiting; what is uploaded stays so.</param>
    public async Task<UploadOutcome> UploadAsync(
        UploadPlan.Item item,
        Action uploaded,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var accepted = await SendAsync(() => Put(item), cancellationToken);
            if (!accepted.IsSuccessStatusCode)
            {
                return new UploadOutcome.Failed(item, await ReasonAsync(accepted, cancellationToken));
            }

            var article = await accepted.Content.ReadFromJsonAsync(
                DigestJson.Readable.UploadResponse,
                cancellationToken
            );
            uploaded();
            return await WaitAsync(item, article!.Links.Self, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            return new UploadOutcome.Failed(
                item,
                $"There is no answer from {_http.BaseAddress} ({e.Message}). Is the server running? ./run starts it."
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return new UploadOutcome.Failed(item, e.Message);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new UploadOutcome.Failed(
                item,
                $"The server did not answer within {RequestLimit.TotalMinutes} minutes."
            );
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<UploadOutcome> WaitAsync(UploadPlan.Item item, string self, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var answer = await SendAsync(
                () => new HttpRequestMessage(HttpMethod.Get, $"{self}?wait={SecondsToWaitAtOnce}"),
                cancellationToken
            );
            if (!answer.IsSuccessStatusCode)
            {
                return new UploadOutcome.Failed(item, await ReasonAsync(answer, cancellationToken));
            }

            var digest = (
                await answer.Content.ReadFromJsonAsync(DigestJson.Readable.DigestResponse, cancellationToken)
            )!;
            switch (digest.Status)
            {
                case ArticleStatus.Ready:
                    return new UploadOutcome.Ready(item, digest);
                case ArticleStatus.Failed:
                    return new UploadOutcome.Failed(item, digest.Reason ?? "It could not be digested.");
            }
        }
    }

    private static HttpRequestMessage Put(UploadPlan.Item item)
    {
        var address = "/api/articles/" + string.Join('/', item.Name.Split('/').Select(Uri.EscapeDataString));
        var content = new StreamContent(File.OpenRead(item.File));
        if (MediaTypes.TryGetValue(Path.GetExtension(item.File), out var type))
        {
            content.Headers.ContentType = new MediaTypeHeaderValue(type);
        }

        return new HttpRequestMessage(HttpMethod.Put, address) { Content = content };
    }

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
