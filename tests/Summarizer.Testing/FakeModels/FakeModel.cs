using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Summarizer.Testing.FakeModels;

/// <summary>
/// A chat completions server with strict JSON schema output on a free port of 127.0.0.1. It generates answers from the
/// article in the request, and fails on demand in the ways that real servers do. It keeps every call, so that tests can count
/// what was asked, paid, and paid twice.
/// </summary>
public sealed class FakeModel : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<FakeCall> _calls = new();
    private readonly ConcurrentDictionary<FakeHold, byte> _holds = new();
    private readonly Stopwatch _busy = new();
    private readonly Lock _lock = new();
    private int _arrived;
    private int _underWay;
    private int _mostAtOnce;

    private FakeModel(WebApplication app) => _app = app;

    /// <summary>The key that the server accepts, alone or followed by the name of a caller.</summary>
    public const string Key = "fake-key";

    /// <summary>The token that the server accepts instead of a key.</summary>
    public const string Token = "fake-token";

    /// <summary>The name of the model (any is accepted) and of the only deployment.</summary>
    public const string Name = "fake-model";

    /// <summary>The API version for URLs that need one. Any is accepted.</summary>
    public const string ApiVersion = "2025-04-01-preview";

    /// <summary>The address for <c>Model:Endpoint</c>.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>The context window in tokens: a longer request fails with 400 <c>context_length_exceeded</c>.</summary>
    public int ContextTokens { get; set; } = 128_000;

    /// <summary>The minimum duration of a call.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Chooses the fault of each call by its number from 0 and the name of its schema; null for none.</summary>
    public Func<int, string, FakeFault?> Faults { get; set; } = (_, _) => null;

    /// <summary>Every call that was answered or dropped so far, in the order of the answers.</summary>
    public IReadOnlyList<FakeCall> Calls => [.. _calls];

    /// <summary>How many calls arrived, answered or not.</summary>
    public int Arrived => Volatile.Read(ref _arrived);

    /// <summary>How many calls were under way at once, at most.</summary>
    public int MostAtOnce => Volatile.Read(ref _mostAtOnce);

    /// <summary>How long at least one call was under way, since the start or <see cref="Forget"/>.</summary>
    public TimeSpan BusyTime
    {
        get
        {
            lock (_lock)
            {
                return _busy.Elapsed;
            }
        }
    }

    /// <summary>How many calls were paid for although an equal one had been paid for before.</summary>
    public int PaidTwice => _calls.Where(c => c.IsPaid).GroupBy(c => c.Body).Sum(g => g.Count() - 1);

    /// <summary>Starts a server.</summary>
    public static async Task<FakeModel> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(k => k.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var model = new FakeModel(app);
        app.MapPost("/v1/chat/completions", model.CompleteAsync);
        app.MapPost("/openai/deployments/{deployment}/chat/completions", model.CompleteAsync);
        await app.StartAsync(cancellationToken);
        var address = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();
        model.Endpoint = new(address + "/v1/");
        return model;
    }

    /// <summary>The settings for reaching this server.</summary>
    public Dictionary<string, string?> Settings(FakeApi api = FakeApi.OpenAi)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Model:Endpoint"] = Endpoint.ToString(),
            ["Model:Name"] = Name,
            ["Model:ApiKey"] = Key,
        };
        if (api is FakeApi.AzureDeployment)
        {
            settings["Model:Endpoint"] = new Uri(Endpoint, "/").ToString();
            settings["Model:ApiVersion"] = ApiVersion;
        }

        return settings;
    }

    /// <summary>Forgets all calls so far.</summary>
    public void Forget()
    {
        _calls.Clear();
        lock (_lock)
        {
            _mostAtOnce = _underWay;
            _busy.Reset();
        }
    }

    /// <summary>Keeps every answer back, from now on, until the hold is disposed.</summary>
    public FakeHold Hold()
    {
        var hold = new FakeHold(h => _holds.TryRemove(h, out _));
        _holds.TryAdd(hold, 0);
        return hold;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var hold in _holds.Keys)
        {
            hold.Dispose();
        }

        await _app.DisposeAsync();
    }

    private async Task CompleteAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref _arrived) - 1;
        lock (_lock)
        {
            _busy.Start();
            _mostAtOnce = Math.Max(_mostAtOnce, ++_underWay);
        }

        try
        {
            using var reader = new StreamReader(context.Request.Body);
            await AnswerAsync(context, number, await reader.ReadToEndAsync(context.RequestAborted));
        }
        catch (OperationCanceledException)
        {
            // The caller disconnected. A real server would charge for the call, so it was counted before.
        }
        finally
        {
            lock (_lock)
            {
                if (--_underWay == 0)
                {
                    _busy.Stop();
                }
            }
        }
    }

    private async Task AnswerAsync(HttpContext context, int number, string body)
    {
        var deployment = (string?)context.Request.RouteValues["deployment"];
        if (CallerOf(context.Request, isDeployment: deployment is not null) is not { } caller)
        {
            await FailAsync(context, new(body, "", "", 0, 0, 401, false), "invalid_api_key", "No such key.");
            return;
        }

        if (deployment is not null && string.IsNullOrEmpty(context.Request.Query["api-version"]))
        {
            await FailAsync(context, new(body, "", "", 0, 0, 404, false), "404", "Resource not found");
            return;
        }

        if (deployment is not (null or Name))
        {
            await FailAsync(
                context,
                new(body, "", "", 0, 0, 404, false),
                "DeploymentNotFound",
                "The API deployment for this resource does not exist."
            );
            return;
        }

        var (request, parameter) = FakeRequest.Read(body);
        if (request is null)
        {
            await FailAsync(
                context,
                new(body, "", "", 0, 0, 400, false),
                "unsupported_parameter",
                $"Unsupported parameter: '{parameter}'."
            );
            return;
        }

        var tokens = FakeTokens.Count(request.Prompt) + FakeTokens.Count(request.SchemaJson);
        var fault = Faults(number, request.Schema);
        var call = new FakeCall(body, request.Schema, request.Prompt, tokens, 0, 200, true)
        {
            Caller = caller,
            Fault = fault,
        };
        if (fault is FakeFault.Status status)
        {
            context.Response.Headers.RetryAfter = status.RetryAfter;
            context.Response.Headers["retry-after-ms"] = status.RetryAfterMs;
            await FailAsync(
                context,
                call with
                {
                    Status = status.Code,
                    IsPaid = false,
                },
                status.ErrorCode,
                status.Message
            );
            return;
        }

        if (fault is FakeFault.PromptFilter)
        {
            await FailAsync(
                context,
                call with
                {
                    Status = 400,
                    IsPaid = false,
                },
                "content_filter",
                "The response was filtered due to the prompt triggering a content management policy."
            );
            return;
        }

        if (tokens + request.MaxOutputTokens > ContextTokens)
        {
            await FailAsync(
                context,
                call with
                {
                    Status = 400,
                    IsPaid = false,
                },
                "context_length_exceeded",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"This model's maximum context length is {ContextTokens} tokens. However, you requested {tokens + request.MaxOutputTokens} tokens."
                )
            );
            return;
        }

        await PayAndSendAsync(context, call, request, fault);
    }

    // Deployments take the key in its own header, others like a token. Null: unauthorized.
    private static string? CallerOf(HttpRequest request, bool isDeployment)
    {
        var bearer = request.Headers.Authorization.ToString();
        var key = isDeployment
            ? request.Headers["api-key"].ToString()
            : bearer.Replace("Bearer ", "", StringComparison.Ordinal);
        if (isDeployment && bearer.Length > 0 && key.Length > 0)
        {
            return null;
        }

        return bearer == "Bearer " + Token ? ""
            : key.StartsWith(Key, StringComparison.Ordinal) ? key[Key.Length..]
            : null;
    }

    private async Task PayAndSendAsync(HttpContext context, FakeCall call, FakeRequest request, FakeFault? fault)
    {
        var content = Content(request, fault);
        var output = FakeTokens.Count(content);
        var finish = fault is FakeFault.ContentFilter ? "content_filter" : "stop";
        if (output > request.MaxOutputTokens || fault is FakeFault.CutAtLimit)
        {
            // An estimate of the text within the limit.
            content = content[
                ..(int)Math.Min(content.Length / 2, (long)content.Length * request.MaxOutputTokens / output)
            ];
            (output, finish) = (Math.Min(output, request.MaxOutputTokens), "length");
        }

        call = call with { OutputTokens = output };
        var delay = fault is FakeFault.Slow slow ? slow.Delay : Latency;
        try
        {
            foreach (var hold in _holds.Keys)
            {
                await hold.ReleasedAsync(context.RequestAborted);
            }

            if (delay > TimeSpan.Zero)
            {
                await Task.Delay(delay, context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            _calls.Enqueue(call with { Status = 0 });
            return;
        }

        if (fault is FakeFault.Drop)
        {
            _calls.Enqueue(call with { Status = 0 });
            context.Abort();
            return;
        }

        if (fault is FakeFault.CutBody)
        {
            _calls.Enqueue(call with { Status = 0 });
            await context.Response.WriteAsync("{\"choices\":[{\"mess", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
            return;
        }

        _calls.Enqueue(call);
        if (fault is FakeFault.Body raw)
        {
            await context.Response.WriteAsync(raw.Text, context.RequestAborted);
            return;
        }

        var refusal = fault is FakeFault.Refusal ? "I cannot help with that." : null;
        await context.Response.WriteAsJsonAsync(
            new
            {
                id = "chatcmpl-fake",
                @object = "chat.completion",
                created = 0,
                model = Name,
                choices = new[]
                {
                    new
                    {
                        index = 0,
                        message = new
                        {
                            role = "assistant",
                            content = refusal is null ? content : null,
                            refusal,
                        },
                        finish_reason = finish,
                    },
                },
                usage = new
                {
                    prompt_tokens = call.InputTokens,
                    completion_tokens = output,
                    total_tokens = call.InputTokens + output,
                },
            },
            context.RequestAborted
        );
    }

    private static string Content(FakeRequest request, FakeFault? fault)
    {
        if (fault is FakeFault.Content fixedText)
        {
            return fixedText.Text;
        }

        var answer = FakeAnswers.To(request, fault);
        return fault switch
        {
            FakeFault.CutJson => answer[..(answer.Length / 2)],
            FakeFault.CodeFence => $"Here you are:\n```json\n{answer}\n```\nAnything else?",
            FakeFault.ContentFilter => "",
            _ => answer,
        };
    }

    private async Task FailAsync(HttpContext context, FakeCall call, string? code, string message)
    {
        _calls.Enqueue(call);
        context.Response.StatusCode = call.Status;
        await context.Response.WriteAsync(
            JsonSerializer.Serialize(
                new
                {
                    error = new
                    {
                        message,
                        type = "fake_error",
                        code,
                    },
                }
            ),
            context.RequestAborted
        );
    }
}
