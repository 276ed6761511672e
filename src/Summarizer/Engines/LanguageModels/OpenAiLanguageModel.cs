using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using Azure.Core;
using OpenAI;
using OpenAI.Chat;

namespace Summarizer.Engines.LanguageModels;

/// <summary>
/// A model behind any server that speaks OpenAI chat completions with JSON schema output, through the official client.
/// One request is one call: trying again is for those who stand around it.
/// </summary>
public sealed class OpenAiLanguageModel : ILanguageModel
{
    private readonly ChatClient _client;
    private readonly ModelOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Opens the server that <paramref name="options"/> name. Sends nothing yet.</summary>
    /// <param name="options">The server and the model.</param>
    /// <param name="credential">Who asks, when there is no key.</param>
    /// <param name="time">The clock of time limits.</param>
    public OpenAiLanguageModel(ModelOptions options, TokenCredential? credential, TimeProvider time)
    {
        _options = options;
        _time = time;
        var clientOptions = new OpenAIClientOptions
        {
            Endpoint = options.Endpoint,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            // The call's own limit, below, comes first.
            NetworkTimeout = options.CallTimeout + TimeSpan.FromSeconds(5),
            // Prompts hold the article.
            ClientLoggingOptions = new() { EnableLogging = false },
        };
#pragma warning disable OPENAI001 // The constructor for tokens is marked experimental; Azure's own guide to the v1 endpoint uses it.
        _client = options.ApiKey is { } key
            ? new ChatClient(options.Name, new ApiKeyCredential(key), clientOptions)
            : new ChatClient(
                options.Name,
                new BearerTokenPolicy(
                    credential
                        ?? throw new ArgumentNullException(
                            nameof(credential),
                            "Without a key, a credential is needed."
                        ),
                    options.TokenScope
                ),
                clientOptions
            );
#pragma warning restore OPENAI001
    }

    /// <inheritdoc />
    public async Task<ModelReply> AskAsync(
        ModelRequest request,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        var body = ChatCompletions.Write(request, _options.Name!, _options.ReasoningEffort);
        using var limit = new CancellationTokenSource(_options.CallTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var content = BinaryContent.Create(BinaryData.FromBytes(body));
            var result = await _client.CompleteChatAsync(
                content,
                new RequestOptions { CancellationToken = either.Token, ErrorOptions = ClientErrorBehaviors.NoThrow }
            );
            using var response = result.GetRawResponse();
            var bytes = response.Content.ToMemory();
            return response.IsError
                ? ChatCompletions.ReadError(response.Status, bytes, RetryAfter(response.Headers))
                : ChatCompletions.Read(bytes, request.EstimatedInputTokens);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ModelReply.Unavailable(
                UnavailableCause.Lost,
                $"The model did not answer within {_options.CallTimeout}."
            );
        }
        // The client wraps what breaks on the way.
        catch (Exception e) when (e is ClientResultException or HttpRequestException or IOException)
        {
            return NeverSent(e)
                ? new ModelReply.Unavailable(UnavailableCause.Unreachable, "The model's server cannot be reached.")
                : new ModelReply.Unavailable(UnavailableCause.Lost, "The connection to the model's server broke.");
        }
        // A token could not be had: no identity, no login, no network.
        catch (Azure.Identity.AuthenticationFailedException)
        {
            return new ModelReply.Unavailable(
                UnavailableCause.Misconfigured,
                "No token for the model's server could be had from the managed identity or login."
            );
        }
    }

    private static bool NeverSent(Exception? fault) =>
        fault is not null
        && (
            fault
                is HttpRequestException
                {
                    HttpRequestError: HttpRequestError.ConnectionError
                        or HttpRequestError.NameResolutionError
                        or HttpRequestError.SecureConnectionError
                        or HttpRequestError.ProxyTunnelError
                }
            || NeverSent(fault.InnerException)
        );

    private TimeSpan? RetryAfter(PipelineResponseHeaders headers)
    {
        if (Number(headers, "retry-after-ms") is { } milliseconds)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        if (Number(headers, "retry-after") is { } seconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return
            headers.TryGetValue("retry-after", out var date)
            && DateTimeOffset.TryParse(
                date,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var until
            )
            && until > _time.GetUtcNow()
            ? until - _time.GetUtcNow()
            : null;
    }

    private static double? Number(PipelineResponseHeaders headers, string name) =>
        headers.TryGetValue(name, out var text)
        && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        // A wait of more than a day is a mistake of the server.
        && number is >= 0 and <= 86_400_000
            ? number
            : null;
}
