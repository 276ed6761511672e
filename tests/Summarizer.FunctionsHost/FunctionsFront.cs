using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;

namespace Summarizer.FunctionsHost;

/// <summary>
/// The host's HTTP side: routes and authorization levels by the functions' metadata, the most specific route first; requests go to
/// the worker through the proxy that the host uses too. Event Grid's go to the blob extension.
/// </summary>
internal sealed class FunctionsFront : IAsyncDisposable
{
    private const long MaxBodyBytes = 104_857_600; // the host's default

    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseProxy = false,
        }
    );

    private FunctionsFront(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<FunctionsFront> StartAsync(
        IEnumerable<FunctionDefinition> functions,
        string functionKey,
        string extensionKey,
        RunHttp run,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> receive,
        CancellationToken cancellationToken
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MaxBodyBytes);
        builder.Services.AddRoutingCore().AddHttpForwarder();
        var app = builder.Build();
        var front = new FunctionsFront(app);
        app.UseRouting();
        app.MapPost("/runtime/webhooks/blobs", context => ExtensionAsync(context, extensionKey, receive));
        foreach (var function in functions.Where(function => function.TriggerType == "httpTrigger"))
        {
            app.Map(
                Route(function),
                context =>
                    function["authLevel"] == "Anonymous" || IsKey(context.Request, functionKey)
                        ? front.ForwardAsync(context, function, run)
                        : Refuse(context)
            );
        }

        app.UseEndpoints(_ => { });
        await app.StartAsync(cancellationToken);
        return front;
    }

    /// <summary>Runs an HTTP function of the worker whose address it gives to <paramref name="forward"/>.</summary>
    internal delegate Task RunHttp(
        FunctionDefinition function,
        string invocation,
        Func<string, Task> forward,
        CancellationToken cancellationToken
    );

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    // A method that a function does not take is no match, as in the host: 404 and not 405.
    private static RoutePattern Route(FunctionDefinition function)
    {
        RouteValueDictionary? methods =
            function.Methods.Length == 0 ? null : new() { ["path"] = new HttpMethodRouteConstraint(function.Methods) };
        return RoutePatternFactory.Parse("/" + function["route"], defaults: null, parameterPolicies: methods);
    }

    private static bool IsKey(HttpRequest request, string key) =>
        request.Headers["x-functions-key"] == key || request.Query["code"] == key;

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private static async Task ExtensionAsync(
        HttpContext context,
        string key,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> receive
    )
    {
        if (!IsKey(context.Request, key))
        {
            await Refuse(context);
            return;
        }

        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri($"http://localhost{context.Request.Path}{context.Request.QueryString}")
        )
        {
            Content = new StreamContent(context.Request.Body),
        };
        foreach (var (name, value) in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value.AsEnumerable()))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value.AsEnumerable());
            }
        }

        using var response = await receive(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private async Task ForwardAsync(HttpContext context, FunctionDefinition function, RunHttp run)
    {
        var invocation = Guid.NewGuid().ToString();
        context.Request.Headers["x-ms-invocation-id"] = invocation;
        var forwarder = context.RequestServices.GetRequiredService<IHttpForwarder>();
        var limits = new ForwarderRequestConfig { ActivityTimeout = TimeSpan.FromSeconds(240) };
        try
        {
            await run(
                function,
                invocation,
                async address => await forwarder.SendAsync(context, address, _client, limits),
                context.RequestAborted
            );
        }
        catch (InvocationFailedException)
            when (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
        catch (InvocationFailedException)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }
}
