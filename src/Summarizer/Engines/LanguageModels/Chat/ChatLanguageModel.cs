using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using ChatResponseFormat = Microsoft.Extensions.AI.ChatResponseFormat;

namespace Summarizer.Engines.LanguageModels.Chat;

/// <summary>A model behind an <see cref="IChatClient"/>. One request is one call: retries are up to its decorators.</summary>
internal sealed class ChatLanguageModel(IChatClient client, ModelOptions options, TimeProvider time) : ILanguageModel
{
    public async Task<ModelReply> AskAsync(
        ModelRequest request,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        using var limit = new CancellationTokenSource(options.CallTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var response = await client.GetResponseAsync(
                request.Messages.Select(m => new ChatMessage(RoleOf(m.Role), m.Text)),
                OptionsFor(request),
                either.Token
            );
            return Read(response, request.EstimatedInputTokens);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ModelReply.Unavailable(
                UnavailableCause.Lost,
                $"The model did not answer within {options.CallTimeout}."
            );
        }
        catch (ClientResultException e) when (e.GetRawResponse() is { } response)
        {
            return ChatCompletions.ReadError(
                response.Status,
                response.Content.ToMemory(),
                RetryAfter(response.Headers)
            );
        }
        catch (InvalidDataException)
        {
            return new ModelReply.Unavailable(
                UnavailableCause.Broken,
                "The response of the model's server is not a chat completion."
            );
        }
        // The client wraps network faults.
        catch (Exception e) when (e is ClientResultException or HttpRequestException or IOException)
        {
            return NeverSent(e)
                ? new ModelReply.Unavailable(UnavailableCause.Unreachable, "The model's server cannot be reached.")
                : new ModelReply.Unavailable(UnavailableCause.Lost, "The connection to the model's server broke.");
        }
        // No token: no identity, no login, no network.
        catch (Azure.Identity.AuthenticationFailedException)
        {
            return new ModelReply.Unavailable(
                UnavailableCause.Misconfigured,
                "Could not get a token for the model's server from the managed identity or login."
            );
        }
    }

    private ChatOptions OptionsFor(ModelRequest request) =>
        new()
        {
            MaxOutputTokens = request.MaxOutputTokens,
            ResponseFormat = ChatResponseFormat.ForJsonSchema(
                JsonElement.Parse(request.Schema.Json),
                request.Schema.Name
            ),
            // The client's own name for a strict schema.
            AdditionalProperties = new() { ["strict"] = true },
#pragma warning disable OPENAI001 // Marked experimental. The abstraction's own words are too few: "minimal" is missing.
            RawRepresentationFactory = options.ReasoningEffort is { } effort
                ? _ => new ChatCompletionOptions { ReasoningEffortLevel = new(effort) }
                : null,
#pragma warning restore OPENAI001
        };

    private static ModelReply Read(ChatResponse response, long estimatedInputTokens)
    {
        // Where the server reports no usage an estimate is charged, so that budgets hold.
        var usage = new TokenUsage(
            response.Usage?.InputTokenCount is > 0 and { } input ? input : estimatedInputTokens,
            response.Usage?.OutputTokenCount is > 0 and { } output ? output : TokenEstimator.Estimate(response.Text)
        );
        if (response.FinishReason == ChatFinishReason.ContentFilter)
        {
            return new ModelReply.Refused("a content filter stopped the model", usage);
        }

        return response.Messages.SelectMany(m => m.Contents).OfType<ErrorContent>().Any()
            ? new ModelReply.Refused("the model refused to answer", usage)
            : new ModelReply.Answered(response.Text, response.FinishReason != ChatFinishReason.Length, usage);
    }

    private static ChatRole RoleOf(ModelRole role) =>
        role switch
        {
            ModelRole.System => ChatRole.System,
            ModelRole.User => ChatRole.User,
            ModelRole.Assistant => ChatRole.Assistant,
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
        };

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
            && until > time.GetUtcNow()
            ? until - time.GetUtcNow()
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
