using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace Summarizer.Tests.Storage.Tables;

/// <summary>
/// A fake service that returns recorded responses in order and keeps the requests: for what the emulator lacks, such as
/// tokens, server errors and some refusals.
/// </summary>
internal sealed class RecordedService(params HttpResponseMessage[] answers) : HttpMessageHandler
{
    private readonly Queue<HttpResponseMessage> _answers = new(answers);

    public List<HttpRequestMessage> Requests { get; } = [];

    public List<string> Bodies { get; } = [];

    /// <summary>Client options that use this service, with retries that do not wait.</summary>
    public TableClientOptions Options()
    {
        var options = new TableClientOptions { Transport = new HttpClientTransport(this) };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        return options;
    }

    public static HttpResponseMessage Answer(HttpStatusCode status, string body = "", params (string, string)[] headers)
    {
        var answer = new HttpResponseMessage(status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        return answer;
    }

    public static HttpResponseMessage Error(HttpStatusCode status, string code, string message = "It failed.") =>
        Answer(
            status,
            JsonSerializer.Serialize(
                new Dictionary<string, object>
                {
                    ["odata.error"] = new
                    {
                        code,
                        message = new { lang = "en-US", value = $"{message}\nRequestId:1\nTime:2026-01-01T00:00:00Z" },
                    },
                }
            )
        );

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Requests.Add(request);
        Bodies.Add(request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken));
        return _answers.Dequeue();
    }
}
