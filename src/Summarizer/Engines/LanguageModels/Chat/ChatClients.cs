using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Azure.Core;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Summarizer.Engines.LanguageModels.Chat;

/// <summary>Makes the client for the server that the settings name. Nothing is sent yet.</summary>
internal static class ChatClients
{
    /// <summary>A client that makes one call for each request and logs nothing. The transport is null for the network.</summary>
    public static IChatClient Create(
        ModelOptions options,
        TokenCredential? credential,
        PipelineTransport? transport = null
    )
    {
        if (options.ApiKey is null && credential is null)
        {
            throw new ArgumentNullException(nameof(credential), "Without a key, a credential is needed.");
        }

        return (
            options.UsesDeploymentPath
                ? CreateForAzure(options, credential, transport)
                : CreateForOthers(options, credential, transport)
        ).AsIChatClient();
    }

    private static ChatClient CreateForAzure(
        ModelOptions options,
        TokenCredential? credential,
        PipelineTransport? transport
    )
    {
        var settings = Configure(
            new AzureOpenAIClientOptions { Audience = new AzureOpenAIAudience(options.TokenScope) },
            options,
            transport
        );
        if (options.ApiVersion is { } version)
        {
            settings.AddPolicy(new ApiVersionPolicy(version), PipelinePosition.PerCall);
        }

        var azure = options.ApiKey is { } key
            ? new AzureOpenAIClient(options.Endpoint, new ApiKeyCredential(key), settings)
            : new AzureOpenAIClient(options.Endpoint, credential, settings);
        return azure.GetChatClient(options.Name);
    }

    private static ChatClient CreateForOthers(
        ModelOptions options,
        TokenCredential? credential,
        PipelineTransport? transport
    )
    {
        var settings = Configure(new OpenAI.OpenAIClientOptions { Endpoint = options.Endpoint }, options, transport);
#pragma warning disable OPENAI001 // The constructor for tokens is marked experimental; Azure's own guide to the v1 endpoint uses it.
        return options.ApiKey is { } key
            ? new ChatClient(options.Name, new ApiKeyCredential(key), settings)
            : new ChatClient(options.Name, new BearerTokenPolicy(credential!, options.TokenScope), settings);
#pragma warning restore OPENAI001
    }

    private static T Configure<T>(T settings, ModelOptions options, PipelineTransport? transport)
        where T : ClientPipelineOptions
    {
        // Retries are up to the decorators.
        settings.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
        // The limit of the call itself comes first.
        settings.NetworkTimeout = options.CallTimeout + TimeSpan.FromSeconds(5);
        // Prompts contain the article.
        settings.ClientLoggingOptions = new() { EnableLogging = false };
        settings.Transport = transport;
        settings.AddPolicy(new AnswerPolicy(), PipelinePosition.PerCall);
        return settings;
    }

    /// <summary>Requests any version of the API: the package itself knows two.</summary>
    private sealed class ApiVersionPolicy(string version) : PipelinePolicy
    {
        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            SetVersion(message.Request);
            ProcessNext(message, pipeline, currentIndex);
        }

        public override ValueTask ProcessAsync(
            PipelineMessage message,
            IReadOnlyList<PipelinePolicy> pipeline,
            int currentIndex
        )
        {
            SetVersion(message.Request);
            return ProcessNextAsync(message, pipeline, currentIndex);
        }

        private void SetVersion(PipelineRequest request) =>
            request.Uri = new UriBuilder(request.Uri!) { Query = $"api-version={version}" }.Uri;
    }

    /// <summary>Rewrites responses into the form that the client accepts.</summary>
    private sealed class AnswerPolicy : PipelinePolicy
    {
        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            ProcessNext(message, pipeline, currentIndex);
            Normalize(message.Response!);
        }

        public override async ValueTask ProcessAsync(
            PipelineMessage message,
            IReadOnlyList<PipelinePolicy> pipeline,
            int currentIndex
        )
        {
            await ProcessNextAsync(message, pipeline, currentIndex);
            Normalize(message.Response!);
        }

        private static void Normalize(PipelineResponse response)
        {
            if (!response.IsError)
            {
                var body =
                    ChatCompletions.Normalize(response.Content.ToMemory())
                    ?? throw new InvalidDataException("The response is not a chat completion.");
                response.ContentStream = new MemoryStream(body);
            }
        }
    }
}
