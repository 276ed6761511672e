using System.Globalization;
using System.Net;
using System.Text;
using Summarizer.Outbound;

namespace Summarizer.Notifications;

/// <summary>How a try ended: its trouble, without addresses (null: taken), and whether that is final (410).</summary>
internal sealed record WebhookOutcome(string? Trouble, bool IsFinal = false, TimeSpan? RetryAfter = null);

/// <summary>Posts a notice, once, over <see cref="PublicConnections"/>. Reads no body.</summary>
internal sealed class WebhookSender : IDisposable
{
    private readonly WebhookOptions _options;
    private readonly TimeProvider _time;
    private readonly IReadOnlyList<byte[]> _keys;
    private readonly HttpClient _http;

    public WebhookSender(NotificationOptions options, TimeProvider time)
    {
        _options = options.Webhook;
        _time = time;
        _keys = WebhookSignature.TryRead(_options.Secret, out var keys) ? keys : [];
        _http = new HttpClient(PublicConnections.NewHandler(_options.AllowPrivateAddresses))
        {
            Timeout = Timeout.InfiniteTimeSpan, // each try has its own
        };
    }

    public async Task<WebhookOutcome> SendAsync(WebhookNotice notice, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var request = Request(notice);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return OutcomeOf(response);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new("It did not answer in time.");
        }
        catch (HttpRequestException e) when (e.InnerException is PrivateAddressException)
        {
            return new(
                "Its address is of this machine or a private network, which Digests:Webhook:AllowPrivateAddresses does not allow."
            );
        }
        catch (HttpRequestException e)
        {
            return new($"It could not be reached ({e.HttpRequestError}).");
        }
        catch (IOException)
        {
            return new("The connection broke.");
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(WebhookNotice notice)
    {
        var seconds = _time.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, _options.Address)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(notice.Body)),
        };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.UserAgent.ParseAdd("Summarizer");
        request.Headers.Add("webhook-id", notice.Id);
        request.Headers.Add("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(_keys, notice.Id, seconds, notice.Body));
        return request;
    }

    private WebhookOutcome OutcomeOf(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            return new(Trouble: null);
        }

        var retryAfter = response.Headers.RetryAfter is { } header
            ? header.Delta ?? (header.Date is { } date ? date - _time.GetUtcNow() : null)
            : null;
        return new(
            $"It answered {(int)response.StatusCode}.",
            IsFinal: response.StatusCode is HttpStatusCode.Gone,
            retryAfter
        );
    }
}
