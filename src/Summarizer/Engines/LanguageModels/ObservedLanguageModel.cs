namespace Summarizer.Engines.LanguageModels;

/// <summary>Records every call: how long it took, what it cost, how it ended. Never its text.</summary>
internal sealed class ObservedLanguageModel(
    ILanguageModel model,
    ModelOptions options,
    ModelPrices prices,
    ModelTelemetry telemetry
) : ILanguageModel
{
    public async Task<ModelReply> AskAsync(
        ModelRequest request,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        using var call = telemetry.StartCall(
            options.Name!,
            options.IsAzure ? "azure.ai.openai" : "openai",
            options.Endpoint!.Host
        );
        try
        {
            var reply = await model.AskAsync(request, account, cancellationToken);
            var usage = reply switch
            {
                ModelReply.Answered answered => answered.Usage,
                ModelReply.Refused refused => refused.Usage,
                _ => (TokenUsage?)null,
            };
            call.End(usage, usage is { } tokens ? prices.CostOf(tokens) : 0, Fault(reply));
            return reply;
        }
        catch (Exception e)
        {
            call.End(usage: null, costUsd: 0, e.GetType().FullName);
            throw;
        }
    }

    private static string? Fault(ModelReply reply) =>
        reply switch
        {
            ModelReply.Answered => null,
            ModelReply.Unavailable unavailable => unavailable.Cause.ToString(),
            _ => reply.GetType().Name,
        };
}
