using System.ClientModel.Primitives;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Azure.Core;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.LanguageModels.Cache;
using Summarizer.Engines.LanguageModels.Chat;
using Summarizer.Testing;
using Summarizer.Testing.FakeModels;

namespace Summarizer.Tests.Engines.LanguageModels.Chat;

/// <summary>What is sent to a model's server, and how each possible response is read.</summary>
public abstract class ChatLanguageModelTests(FakeApi api)
{
    private static readonly TokenUsage Counted = new(5, 6);
    private static readonly TokenUsage Estimated = new(50, TokenEstimator.Estimate("hi"));

    private static readonly ModelRequest Request = new(
        [
            new(ModelRole.System, "Digest <this>. The summary: at most 5 claims."),
            new(ModelRole.User, "1: A ferry — the \"Bell\" — sails.\n>>>"),
            new(ModelRole.Assistant, "{}"),
            new(ModelRole.User, "That was no digest."),
        ],
        new(
            "digest",
            """{"type":"object","properties":{"text":{"type":"string"}},"required":["text"],"additionalProperties":false}"""
        ),
        MaxOutputTokens: 77,
        EstimatedInputTokens: 50
    );

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("none")]
    [InlineData("minimal")]
    [InlineData("low")]
    [InlineData("xhigh")]
    [InlineData("someday")]
    public async Task The_HTTP_request_holds_exactly_what_the_cache_key_covers(string? effort)
    {
        await using var model = await StartAsync(new FakeFault.Content("hi"));
        var options = Options(model);
        options.ReasoningEffort = effort;

        await AskAsync(options);

        var sent = JsonNode.Parse(Assert.Single(model.Calls).Body);
        var key = JsonNode.Parse(CanonicalRequest.Write(Request, FakeModel.Name, effort).Span);
        Assert.True(JsonNode.DeepEquals(key, sent), $"{sent}");
    }

    public static TheoryData<string, ModelReply> Answers =>
        new()
        {
            { Answer(), new ModelReply.Answered("hi", true, Counted) },
            { Answer(finish: "\"length\""), new ModelReply.Answered("hi", false, Counted) },
            { Answer(finish: "null"), new ModelReply.Answered("hi", true, Counted) },
            { Answer(finish: "\"eos\""), new ModelReply.Answered("hi", true, Counted) },
            { Answer(finish: "7"), new ModelReply.Answered("hi", true, Counted) },
            { Answer(role: "null"), new ModelReply.Answered("hi", true, Counted) },
            { Answer(role: "\"model\""), new ModelReply.Answered("hi", true, Counted) },
            { Answer(created: "null"), new ModelReply.Answered("hi", true, Counted) },
            { Answer(created: "1.5"), new ModelReply.Answered("hi", true, Counted) },
            { Answer(created: "\"today\""), new ModelReply.Answered("hi", true, Counted) },
            { Answer(refusal: "null"), new ModelReply.Answered("hi", true, Counted) },
            { Answer(refusal: "\"\""), new ModelReply.Answered("hi", true, Counted) },
            { Answer(refusal: "7"), new ModelReply.Answered("hi", true, Counted) },
            { Answer(content: "null"), new ModelReply.Answered("", true, Counted) },
            { Answer(content: "7"), new ModelReply.Answered("", true, Counted) },
            { Answer(content: """[{"type":"strange"}]"""), new ModelReply.Answered("", true, Counted) },
            { Answer(content: "\"half of a pair: \\ud83d\""), new ModelReply.Answered("", true, Counted) },
            { Answer(usage: "null"), new ModelReply.Answered("hi", true, Estimated) },
            { Answer(usage: "{}"), new ModelReply.Answered("hi", true, Estimated) },
            { Answer(usage: "[]"), new ModelReply.Answered("hi", true, Estimated) },
            {
                Answer(usage: """{"prompt_tokens":"5","completion_tokens":null}"""),
                new ModelReply.Answered("hi", true, Estimated)
            },
            {
                Answer(usage: """{"prompt_tokens":5.5,"completion_tokens":-6}"""),
                new ModelReply.Answered("hi", true, Estimated)
            },
            { """{"choices":[{"message":{"content":"hi"}}]}""", new ModelReply.Answered("hi", true, Estimated) },
            {
                """{"choices":[{"message":{"content":"hi","tool_calls":[{}],"audio":{},"annotations":[{}]},"logprobs":[]}]}""",
                new ModelReply.Answered("hi", true, Estimated)
            },
            { Answer(refusal: "\"No.\""), new ModelReply.Refused("the model refused to answer", Counted) },
            {
                Answer(content: "null", refusal: "\"No.\""),
                new ModelReply.Refused("the model refused to answer", Counted)
            },
            {
                Answer(finish: "\"content_filter\""),
                new ModelReply.Refused("a content filter stopped the model", Counted)
            },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_chat_completion_is_read_whatever_its_server_omits_or_writes_differently(
        string body,
        ModelReply reply
    )
    {
        await using var model = await StartAsync(new FakeFault.Body(body));

        Assert.Equal(reply, await AskAsync(Options(model)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Sign in to the hotel's network</html>")]
    [InlineData("data: {\"choices\":[]}")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":\"h")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"hi\"")]
    [InlineData("{}")]
    [InlineData("{\"error\":{\"message\":\"upstream timed out\"}}")]
    [InlineData("{\"choices\":null}")]
    [InlineData("{\"choices\":{}}")]
    [InlineData("{\"choices\":[]}")]
    [InlineData("{\"choices\":[null]}")]
    [InlineData("{\"choices\":[7]}")]
    [InlineData("{\"choices\":[{}]}")]
    [InlineData("{\"choices\":[{\"message\":null}]}")]
    [InlineData("{\"choices\":[{\"message\":\"hi\"}]}")]
    public async Task A_response_that_is_not_a_chat_completion_means_that_the_server_is_broken(string body)
    {
        await using var model = await StartAsync(new FakeFault.Body(body));

        Assert.Equal(
            new ModelReply.Unavailable(
                UnavailableCause.Broken,
                "The response of the model's server is not a chat completion."
            ),
            await AskAsync(Options(model))
        );
    }

    [Fact]
    public async Task The_client_does_not_throw_on_any_response()
    {
        // Good answers with random bytes changed, left out and doubled.
        const int Rounds = 400;
        var random = new Random(11);
        await using var model = await FakeModel.StartAsync(Cancel);
        model.Faults = (_, _) => new FakeFault.Body(Damage(Answer(refusal: "null"), random));
        var asked = ChatClients.Create(Options(model), credential: null);

        for (var round = 0; round < Rounds; round++)
        {
            await new ChatLanguageModel(asked, Options(model), TimeProvider.System).AskAsync(
                Request,
                Account(),
                Cancel
            );
        }

        Assert.Equal(Rounds, model.Calls.Count);
    }

    public static TheoryData<FakeFault, ModelReply> Errors =>
        new()
        {
            { new FakeFault.Status(429), Unavailable(UnavailableCause.Busy, "is busy (HTTP 429)") },
            {
                new FakeFault.Status(429, RetryAfter: "7"),
                Unavailable(UnavailableCause.Busy, "is busy (HTTP 429)", TimeSpan.FromSeconds(7))
            },
            {
                new FakeFault.Status(429, RetryAfter: "7", RetryAfterMs: "1500"),
                Unavailable(UnavailableCause.Busy, "is busy (HTTP 429)", TimeSpan.FromSeconds(1.5))
            },
            {
                new FakeFault.Status(503, RetryAfter: Now.AddSeconds(90).ToString("R", CultureInfo.InvariantCulture)),
                Unavailable(UnavailableCause.Broken, "failed (HTTP 503)", TimeSpan.FromSeconds(90))
            },
            { new FakeFault.Status(408), Unavailable(UnavailableCause.Broken, "failed (HTTP 408)") },
            {
                new FakeFault.Status(429, ErrorCode: "insufficient_quota"),
                Unavailable(
                    UnavailableCause.Misconfigured,
                    "says that its quota is used up (HTTP 429, insufficient_quota)"
                )
            },
            {
                new FakeFault.Status(403, ErrorCode: "forbidden"),
                Unavailable(
                    UnavailableCause.Misconfigured,
                    "denied access or does not have the model (HTTP 403, forbidden)"
                )
            },
            {
                new FakeFault.Status(400, Message: "Unrecognized request argument supplied: max_completion_tokens"),
                Unavailable(
                    UnavailableCause.Misconfigured,
                    "does not accept max_completion_tokens: an Azure OpenAI resource does with a later Model:ApiVersion (HTTP 400)"
                )
            },
            { new FakeFault.Status(413), new ModelReply.TooLong(null) },
            {
                new FakeFault.Status(
                    400,
                    ErrorCode: "context_length_exceeded",
                    Message: "This model's maximum context length is 8,192 tokens."
                ),
                new ModelReply.TooLong(8_192)
            },
            {
                new FakeFault.PromptFilter(),
                new ModelReply.Rejected("The model's server blocked the article with a content filter.")
            },
            {
                new FakeFault.Status(400, ErrorCode: "unsupported_value"),
                new ModelReply.Rejected("The model's server refused the request (HTTP 400, unsupported_value).")
            },
        };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_response_is_classified_by_status_and_code_and_not_retried(
        FakeFault fault,
        ModelReply reply
    )
    {
        await using var model = await StartAsync(fault);

        Assert.Equal(reply, await AskAsync(Options(model), time: new ManualTime(Now)));
        Assert.Single(model.Calls);
    }

    public static TheoryData<FakeFault> Cuts => [new FakeFault.Drop(), new FakeFault.CutBody()];

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task A_response_cut_off_in_transit_is_lost_and_may_have_been_paid_for(FakeFault cut)
    {
        await using var model = await StartAsync(cut);

        Assert.Equal(
            new ModelReply.Unavailable(UnavailableCause.Lost, "The connection to the model's server broke."),
            await AskAsync(Options(model))
        );
        Assert.Single(model.Calls);
    }

    [Fact]
    public async Task A_server_that_does_not_listen_is_unreachable()
    {
        await using var model = await StartAsync(new FakeFault.Content("hi"));
        var options = Options(model);
        options.Endpoint = new UriBuilder(options.Endpoint!) { Port = FreePort() }.Uri;

        Assert.Equal(
            new ModelReply.Unavailable(UnavailableCause.Unreachable, "The model's server cannot be reached."),
            await AskAsync(options)
        );
    }

    [Fact]
    public async Task A_wrong_API_key_is_reported_as_misconfigured()
    {
        await using var model = await StartAsync(new FakeFault.Content("hi"));
        var options = Options(model);
        options.ApiKey = "another-key";

        var reply = Assert.IsType<ModelReply.Unavailable>(await AskAsync(options));

        Assert.Equal(UnavailableCause.Misconfigured, reply.Cause);
        Assert.Contains("HTTP 401", reply.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_the_credential_is_asked_for_a_token_of_the_configured_scope()
    {
        await using var model = await StartAsync(new FakeFault.Content("hi"));
        var options = Options(model);
        options.Endpoint = new UriBuilder(options.Endpoint!) { Scheme = "https", Port = -1 }.Uri;
        options.ApiKey = null;
        options.TokenScope = "https://cognitiveservices.azure.us/.default";
        var credential = new TestCredential();

        var reply = await AskAsync(options, credential, new Detour(model));

        Assert.IsType<ModelReply.Answered>(reply);
        Assert.Equal([options.TokenScope], credential.Scopes);
    }

    protected static async Task<FakeModel> StartAsync(FakeFault fault)
    {
        var model = await FakeModel.StartAsync(Cancel);
        model.Faults = (_, _) => fault;
        return model;
    }

    protected ModelOptions Options(FakeModel model)
    {
        var settings = model.Settings(api);
        return new()
        {
            Endpoint = new(settings["Model:Endpoint"]!),
            ApiVersion = settings.GetValueOrDefault("Model:ApiVersion"),
            Name = FakeModel.Name,
            ApiKey = FakeModel.Key,
        };
    }

    protected static async Task<ModelReply> AskAsync(
        ModelOptions options,
        TokenCredential? credential = null,
        HttpMessageHandler? line = null,
        TimeProvider? time = null
    )
    {
        using var http = line is null ? null : new HttpClient(line);
        using var transport = http is null ? null : new HttpClientPipelineTransport(http);
        return await new ChatLanguageModel(
            ChatClients.Create(options, credential, transport),
            options,
            time ?? TimeProvider.System
        ).AskAsync(Request, Account(), Cancel);
    }

    private static DateTimeOffset Now => new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private static ArticleAccount Account() => new(new(1, 10), capUsd: null);

    private static ModelReply.Unavailable Unavailable(UnavailableCause cause, string what, TimeSpan? after = null) =>
        new(cause, $"The model's server {what}.", after);

    private static string Answer(
        string content = "\"hi\"",
        string refusal = "null",
        string finish = "\"stop\"",
        string usage = """{"prompt_tokens":5,"completion_tokens":6}""",
        string role = "\"assistant\"",
        string created = "1764158400"
    ) =>
        $$"""{"id":"x","object":"chat.completion","created":{{created}},"model":"m","choices":[{"index":0,"message":{"role":{{role}},"content":{{content}},"refusal":{{refusal}}},"finish_reason":{{finish}}}],"usage":{{usage}}}""";

    private static string Damage(string text, Random random)
    {
        const string Marks = "{}[]\":,.-0e\\u";
        for (var changes = random.Next(1, 4); changes > 0 && text.Length > 0; changes--)
        {
            var at = random.Next(text.Length);
            var length = random.Next(1, 8);
            text = random.Next(3) switch
            {
                0 => text.Remove(at, Math.Min(length, text.Length - at)),
                1 => text.Insert(at, text.Substring(at, Math.Min(length, text.Length - at))),
                _ => text.Remove(at, 1).Insert(at, Marks.AsSpan(random.Next(Marks.Length), 1).ToString()),
            };
        }

        return text;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class TestCredential : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new(FakeModel.Token, DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken
        ) => new(GetToken(requestContext, cancellationToken));
    }

    /// <summary>A line that leads to the fake model, whatever address is asked.</summary>
    protected sealed class Detour(FakeModel model) : DelegatingHandler(new SocketsHttpHandler())
    {
        /// <summary>The address that was asked last.</summary>
        public Uri? Asked { get; private set; }

        /// <inheritdoc />
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Asked = request.RequestUri;
            request.RequestUri = new(model.Endpoint, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}

public sealed class OpenAiChatLanguageModelTests() : ChatLanguageModelTests(FakeApi.OpenAi);

public sealed class AzureChatLanguageModelTests() : ChatLanguageModelTests(FakeApi.AzureDeployment)
{
    [Theory]
    [InlineData("https://name.openai.azure.com", null, "2024-10-21")]
    [InlineData("https://name.openai.azure.com/", null, "2024-10-21")]
    [InlineData("https://name.cognitiveservices.azure.com/", null, "2024-10-21")]
    [InlineData("https://name.services.ai.azure.com/", null, "2024-10-21")]
    [InlineData("https://name.openai.azure.us/", null, "2024-10-21")]
    [InlineData("https://name.openai.azure.cn/", "2025-04-01-preview", "2025-04-01-preview")]
    [InlineData("https://gateway.example/", "2024-10-21", "2024-10-21")]
    public async Task An_Azure_address_without_a_path_is_called_at_the_deployments_path(
        string endpoint,
        string? version,
        string asked
    )
    {
        await using var model = await StartAsync(new FakeFault.Content("hi"));
        var options = Options(model);
        (options.Endpoint, options.ApiVersion) = (new(endpoint), version);
        using var line = new Detour(model);

        Assert.IsType<ModelReply.Answered>(await AskAsync(options, line: line));

        Assert.Equal(
            new Uri(new(endpoint), $"/openai/deployments/{FakeModel.Name}/chat/completions?api-version={asked}"),
            line.Asked
        );
    }

    [Theory]
    [InlineData("https://name.openai.azure.com/openai/v1", "https://name.openai.azure.com/openai/v1/chat/completions")]
    [InlineData("https://name.openai.azure.com/openai/v1/", "https://name.openai.azure.com/openai/v1/chat/completions")]
    [InlineData("https://name.openai.azure.com.example/", "https://name.openai.azure.com.example/chat/completions")]
    public async Task Every_other_address_has_only_chat_completions_appended(string endpoint, string asked)
    {
        await using var model = await StartAsync(new FakeFault.Content("hi"));
        var options = Options(model);
        (options.Endpoint, options.ApiVersion) = (new(endpoint), null);
        using var line = new Detour(model);

        await AskAsync(options, line: line);

        Assert.Equal(new Uri(asked), line.Asked);
    }

    [Fact]
    public async Task A_missing_deployment_is_reported_as_misconfigured()
    {
        await using var model = await StartAsync(new FakeFault.Content("hi"));
        var options = Options(model);
        options.Name = "another-deployment";

        var reply = Assert.IsType<ModelReply.Unavailable>(await AskAsync(options));

        Assert.Equal(UnavailableCause.Misconfigured, reply.Cause);
        Assert.Contains("HTTP 404, DeploymentNotFound", reply.Reason, StringComparison.Ordinal);
    }
}
