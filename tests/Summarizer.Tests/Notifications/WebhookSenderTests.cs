using Summarizer.Notifications;

namespace Summarizer.Tests.Notifications;

public class WebhookSenderTests
{
    private const string Secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";
    private const string OtherSecret = "whsec_OTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMy";

    private static readonly WebhookNotice Notice = new(
        "msg_1",
        """{"type":"digest.ready"}""",
        DateTimeOffset.UnixEpoch
    );

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_notice_is_signed_with_every_secret_and_the_time_of_the_try()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var sender = Sender(receiver.Address, secret: $"{Secret} {OtherSecret}");

        Assert.Null((await sender.SendAsync(Notice, Cancel)).Trouble);

        var received = await receiver.ReadAsync();
        Assert.Equal(Notice.Id, received.Id);
        Assert.Equal(Notice.Body, System.Text.Encoding.UTF8.GetString(received.Body));
        Assert.True(received.IsSignedBy(Secret) && received.IsSignedBy(OtherSecret));
        Assert.False(received.IsSignedBy("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
        Assert.False((received with { Body = [.. received.Body, (byte)' '] }).IsSignedBy(Secret));
        Assert.InRange(DateTimeOffset.UtcNow - received.SentAt, TimeSpan.Zero, TimeSpan.FromMinutes(2));
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(404, false)]
    [InlineData(429, false)]
    [InlineData(410, true)]
    public async Task An_answer_that_is_no_success_is_told(int status, bool isFinal)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var sender = Sender(receiver.Address);
        receiver.Next(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "90";
            return Task.CompletedTask;
        });

        var outcome = await sender.SendAsync(Notice, Cancel);

        Assert.Equal(new($"It answered {status}.", isFinal, TimeSpan.FromSeconds(90)), outcome);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var sender = Sender(receiver.Address);
        receiver.Next(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = $"http://127.0.0.1:{receiver.Port}/private";
            return Task.CompletedTask;
        });

        Assert.Equal($"It answered {status}.", (await sender.SendAsync(Notice, Cancel)).Trouble);

        Assert.Equal(1, receiver.Count);
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_in_time_is_given_up()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var sender = Sender(receiver.Address, timeout: TimeSpan.FromMilliseconds(300));
        receiver.Next(context => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted));

        Assert.Equal("It did not answer in time.", (await sender.SendAsync(Notice, Cancel)).Trouble);
    }

    [Fact]
    public async Task A_connection_that_breaks_and_a_port_that_nobody_listens_at_are_troubles()
    {
        var receiver = await WebhookReceiver.StartAsync();
        using var sender = Sender(receiver.Address);
        receiver.Next(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        Assert.NotNull((await sender.SendAsync(Notice, Cancel)).Trouble);
        await receiver.DisposeAsync();
        Assert.Equal("It could not be reached (ConnectionError).", (await sender.SendAsync(Notice, Cancel)).Trouble);
    }

    [Fact]
    public async Task Of_an_endless_answer_only_the_head_is_read()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var sender = Sender(receiver.Address);
        var hungUp = new TaskCompletionSource();
        receiver.Next(async context =>
        {
            context.RequestAborted.Register(hungUp.SetResult);
            await context.Response.Body.WriteAsync(new byte[64 * 1024], context.RequestAborted);
            await hungUp.Task; // more would follow
        });

        Assert.Null((await sender.SendAsync(Notice, Cancel)).Trouble);

        await hungUp.Task.WaitAsync(Cancel);
    }

    [Fact]
    public async Task An_endless_head_is_not_read()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var sender = Sender(receiver.Address);
        receiver.Next(context =>
        {
            context.Response.Headers["x-long"] = new string('x', 100_000);
            return Task.CompletedTask;
        });

        Assert.NotNull((await sender.SendAsync(Notice, Cancel)).Trouble);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.1")]
    [InlineData("017700000001")]
    [InlineData("127.0.0.1.")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST.")]
    [InlineData("app.localhost")]
    [InlineData("0.0.0.0")]
    [InlineData("0")]
    [InlineData("[::1]")]
    [InlineData("[::]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("169.254.169.254")]
    [InlineData("[::ffff:a9fe:a9fe]")]
    [InlineData("[fd00:ec2::254]")]
    [InlineData("[fe80::1]")]
    [InlineData("10.0.0.1")]
    [InlineData("168.63.129.16")]
    public async Task A_private_place_is_not_connected_to_under_any_name(string host)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var sender = Sender($"http://{host}:{receiver.Port}/hook", allowPrivate: false);

        var outcome = await sender.SendAsync(Notice, Cancel);

        Assert.NotNull(outcome.Trouble);
        Assert.DoesNotContain("ConnectionError", outcome.Trouble);
        Assert.Equal(0, receiver.Count);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("localhost")]
    public async Task A_private_place_that_is_allowed_is_told(string host)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var sender = Sender($"http://{host}:{receiver.Port}/hook");

        Assert.Null((await sender.SendAsync(Notice, Cancel)).Trouble);

        Assert.Equal(1, receiver.Count);
    }

    private static WebhookSender Sender(
        string address,
        string secret = Secret,
        bool allowPrivate = true,
        TimeSpan? timeout = null
    )
    {
        var options = new WebhookOptions
        {
            Address = new Uri(address),
            Secret = secret,
            AllowHttp = true,
            AllowPrivateAddresses = allowPrivate,
            Timeout = timeout ?? TimeSpan.FromSeconds(30),
        };
        return new(new(ToQueue: false, options, TimeSpan.FromMinutes(1)), TimeProvider.System);
    }
}
