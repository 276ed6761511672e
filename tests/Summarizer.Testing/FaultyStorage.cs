using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Summarizer.Testing;

/// <summary>A fault of a request to storage.</summary>
public enum StorageFault
{
    /// <summary>No fault.</summary>
    None,

    /// <summary>The response is late.</summary>
    Delay,

    /// <summary>The connection breaks before the request reaches storage.</summary>
    CutBefore,

    /// <summary>Storage acts, but the connection breaks before the response arrives.</summary>
    CutAfter,

    /// <summary>500, and storage does not act.</summary>
    InternalError,

    /// <summary>503, and storage does not act.</summary>
    ServerBusy,

    /// <summary>409, and storage does not act.</summary>
    Conflict,

    /// <summary>Storage acts, but the response is 412.</summary>
    PreconditionFailed,
}

/// <summary>
/// A proxy in front of each of the three services of a real Azurite, with faults on demand. Signatures stay valid, since
/// they cover the path but not the port.
/// </summary>
public sealed class FaultyStorage : IAsyncDisposable
{
    private static readonly string[] HopByHop =
    [
        "Connection",
        "Keep-Alive",
        "Transfer-Encoding",
        "Host",
        "Content-Length",
    ];

    private readonly HttpClient _azurite = new(
        new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, UseProxy = false }
    );
    private readonly List<WebApplication> _services = [];

    private FaultyStorage() { }

    /// <summary>Chooses the fault of each request; called from many threads.</summary>
    public Func<HttpRequest, StorageFault> Faults { get; set; } = _ => StorageFault.None;

    /// <summary>
    /// Whether a request is permitted (a transaction has several calls); otherwise the response is 403. Called from many
    /// threads.
    /// </summary>
    public Func<IReadOnlyList<StorageCall>, bool>? Permits { get; set; }

    /// <summary>Chooses a refusal for each request, before <see cref="Faults"/>.</summary>
    public Func<HttpRequest, StorageRefusal?> Refusals { get; set; } = _ => null;

    /// <summary>The length of <see cref="StorageFault.Delay"/>.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The connection string of the account through the proxy.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Starts a proxy in front of an Azurite, which may be stopped and restarted.</summary>
    public static async Task<FaultyStorage> StartAsync(AzuriteServer azurite, CancellationToken cancellationToken)
    {
        var storage = new FaultyStorage();
        var blob = await storage.AddAsync(StorageKind.Container, azurite.BlobEndpoint, cancellationToken);
        var queue = await storage.AddAsync(StorageKind.Queue, azurite.QueueEndpoint, cancellationToken);
        var table = await storage.AddAsync(StorageKind.Table, azurite.TableEndpoint, cancellationToken);
        storage.ConnectionString =
            $"DefaultEndpointsProtocol=http;AccountName={AzuriteServer.AccountName};AccountKey={AzuriteServer.AccountKey};"
            + $"BlobEndpoint={blob};QueueEndpoint={queue};TableEndpoint={table};";
        return storage;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }

        _azurite.Dispose();
    }

    private async Task<string> AddAsync(StorageKind kind, Uri target, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null)
            .UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            if (Permits is { } permits && !permits(await StorageCall.ReadAsync(kind, context.Request)))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                context.Response.Headers["x-ms-error-code"] = "AuthorizationPermissionMismatch";
                return;
            }

            await PassAsync(context, new Uri(target.GetLeftPart(UriPartial.Authority)));
        });
        await app.StartAsync(cancellationToken);
        _services.Add(app);
        return app.Urls.First() + "/" + AzuriteServer.AccountName;
    }

    private async Task PassAsync(HttpContext context, Uri target)
    {
        if (Refusals(context.Request) is { } refusal)
        {
            await refusal.AnswerAsync(context);
            return;
        }

        var fault = Faults(context.Request);
        switch (fault)
        {
            case StorageFault.CutBefore:
                context.Abort();
                return;
            case StorageFault.InternalError or StorageFault.ServerBusy or StorageFault.Conflict:
                await RefuseAsync(context, fault);
                return;
            case StorageFault.Delay:
                await Task.Delay(Delay, context.RequestAborted);
                break;
            default:
                break;
        }

        try
        {
            await ForwardAsync(context, target, fault);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            context.Abort(); // Azurite is down, or the client has gone
        }
    }

    private async Task ForwardAsync(HttpContext context, Uri target, StorageFault fault)
    {
        // The URL exactly as the client sent it: it is signed.
        var rawTarget = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var request = new HttpRequestMessage(
            new(context.Request.Method),
            new Uri(
                target.AbsoluteUri.TrimEnd('/') + rawTarget,
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
            )
        );
        var hasBody = context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0;
        if (hasBody || context.Request.ContentLength == 0)
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.ContentLength = context.Request.ContentLength;
        }

        foreach (
            var header in context.Request.Headers.Where(h =>
                !HopByHop.Contains(h.Key, StringComparer.OrdinalIgnoreCase)
            )
        )
        {
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable()))
            {
                request.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable());
            }
        }

        using var answer = await _azurite.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            context.RequestAborted
        );
        if (fault is StorageFault.CutAfter)
        {
            context.Abort();
            return;
        }

        if (fault is StorageFault.PreconditionFailed)
        {
            await RefuseAsync(context, fault);
            return;
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers))
        {
            if (!string.Equals(header.Key, "Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                context.Response.Headers[header.Key] = header.Value.ToArray();
            }
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }

    private static Task RefuseAsync(HttpContext context, StorageFault fault)
    {
        context.Response.StatusCode = fault switch
        {
            StorageFault.ServerBusy => StatusCodes.Status503ServiceUnavailable,
            StorageFault.Conflict => StatusCodes.Status409Conflict,
            StorageFault.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
            _ => StatusCodes.Status500InternalServerError,
        };
        context.Response.Headers.Date = DateTimeOffset.UtcNow.ToString(
            "R",
            System.Globalization.CultureInfo.InvariantCulture
        );
        return Task.CompletedTask;
    }
}
