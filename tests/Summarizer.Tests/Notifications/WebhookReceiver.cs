using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Summarizer.Tests.Notifications;

/// <summary>A notice as the receiver got it.</summary>
internal sealed record ReceivedNotice(string Path, string Id, string Timestamp, string Signature, byte[] Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>Verifies as a receiver would, by the text of Standard Webhooks: none of the service's code has a part in it.</summary>
    public bool IsSignedBy(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{Id}.{Timestamp}."), .. Body];
        var expected = Convert.ToBase64String(HMACSHA256.HashData(key, signed));
        return Signature.Split(' ').Contains($"v1,{expected}");
    }

    public DateTimeOffset SentAt =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(Timestamp, CultureInfo.InvariantCulture));
}

/// <summary>A receiver on loopback that behaves as it is told to: well, unless there is an answer to give next.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<ReceivedNotice> _received = Channel.CreateUnbounded<ReceivedNotice>();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _next = new();
    private int _count;

    private WebhookReceiver(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Urls.First()).Port;

    public string Address => $"http://127.0.0.1:{Port}/hook";

    /// <summary>How many requests came, whatever became of them.</summary>
    public int Count => Volatile.Read(ref _count);

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.Run(receiver.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Answers the next request so, and the one after as before.</summary>
    public void Next(Func<HttpContext, Task> answer) => _next.Enqueue(answer);

    public void Next(int status) =>
        Next(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

    /// <summary>The next notice that came in, well answered or not.</summary>
    public ValueTask<ReceivedNotice> ReadAsync() => _received.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _count);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers;
        _received.Writer.TryWrite(
            new(
                context.Request.Path,
                headers["webhook-id"].ToString(),
                headers["webhook-timestamp"].ToString(),
                headers["webhook-signature"].ToString(),
                body.ToArray()
            )
        );
        if (_next.TryDequeue(out var answer))
        {
            await answer(context);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
    }
}
