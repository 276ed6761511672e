using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Summarizer.EndToEnd.Tests.CommandLines;

/// <summary>A server that keeps what it is asked for: shows what a command sends, and misbehaves on demand.</summary>
internal sealed class RecordingServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Request, string Body)> _requests = [];
    private readonly WebApplication _app;

    private RecordingServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>Method and address of each request, and its body.</summary>
    public IReadOnlyList<(string Request, string Body)> Requests => [.. _requests];

    public static async Task<RecordingServer> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = new RecordingServer(builder.Build());
        server._app.Run(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            server._requests.Enqueue(
                (
                    $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}",
                    await body.ReadToEndAsync(context.RequestAborted)
                )
            );
            await answer(context);
        });
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
