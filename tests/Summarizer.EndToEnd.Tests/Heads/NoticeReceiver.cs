using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Summarizer.EndToEnd.Tests.Heads;

/// <summary>A webhook's receiver on loopback.</summary>
public sealed class NoticeReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<JsonNode> _received = Channel.CreateUnbounded<JsonNode>();

    private NoticeReceiver(WebApplication app) => _app = app;

    public string Address => _app.Urls.First() + "/hook";

    public static async Task<NoticeReceiver> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new NoticeReceiver(app);
        app.Run(async context =>
            receiver._received.Writer.TryWrite(
                (await JsonSerializer.DeserializeAsync<JsonNode>(context.Request.Body))!["data"]!
            )
        );
        await app.StartAsync(cancellationToken);
        return receiver;
    }

    /// <summary>Waits for a notice about an article.</summary>
    public async Task<JsonNode> WaitForAsync(string name, CancellationToken cancellationToken)
    {
        await foreach (var notice in _received.Reader.ReadAllAsync(cancellationToken))
        {
            if ((string?)notice["name"] == name)
            {
                return notice;
            }
        }

        throw new InvalidOperationException("The receiver ended.");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
