using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Summarizer.Notifications;

/// <summary>How a try ended: its trouble, without addresses (null: taken), and whether that is final (410).</summary>
internal sealed record WebhookOutcome(string? Trouble, bool IsFinal = false, TimeSpan? RetryAfter = null);

/// <summary>
/// Posts a notice, once. Follows no redirect, uses no proxy, sends no cookies, reads no body, and connects only to
/// addresses that it has looked at itself, after the name was looked up: a name may lead anywhere, and elsewhere next time.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(2); // then the name is looked up again

    private readonly WebhookOptions _options;
    private readonly TimeProvider _time;
    private readonly IReadOnlyList<byte[]> _keys;
    private readonly HttpClient _http;

    public WebhookSender(NotificationOptions options, TimeProvider time)
    {
        _options = options.Webhook;
        _time = time;
        _keys = WebhookSignature.TryRead(_options.Secret, out var keys) ? keys : [];
        _http = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectCallback = ConnectAsync,
                UseProxy = false, // a proxy would look the name up itself
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
                MaxResponseHeadersLength = 16, // KiB
                MaxResponseDrainSize = 0,
                PooledConnectionLifetime = ConnectionLife,
                ActivityHeadersPropagator = null, // our traces are none of the receiver's business
            }
        )
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

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        IPAddress[] found = IPAddress.TryParse(context.DnsEndPoint.Host, out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var allowed = _options.AllowPrivateAddresses ? found : [.. found.Where(PublicAddresses.Contains)];
        if (allowed.Length == 0)
        {
            throw new PrivateAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class PrivateAddressException() : IOException("The address is not one of the internet's.");
}
