using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Summarizer.EndToEnd.Tests.Load;

/// <summary>Uploads articles and waits for their digests.</summary>
internal static class ArticleUploads
{
    // Retries when the server asks for it, like a well-behaved client.
    public static async Task<Uri> UploadAsync(
        HttpClient http,
        int number,
        string text,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            using var answer = await http.PutAsync(
                $"/api/articles/burst/{number}.txt",
                new StringContent($"{text}\n\nThis is copy {number}."),
                cancellationToken
            );
            if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            {
                await Task.Delay(Assert.NotNull(answer.Headers.RetryAfter?.Delta), cancellationToken);
                continue;
            }

            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            return answer.Headers.Location!;
        }
    }

    public static async Task<string?> WaitAsync(HttpClient http, Uri location, CancellationToken cancellationToken)
    {
        while (true)
        {
            var digest = await http.GetFromJsonAsync<JsonElement>($"{location}?wait=60", cancellationToken);
            if (digest.GetProperty("status").GetString() is ("ready" or "failed") and var status)
            {
                return status;
            }
        }
    }
}
