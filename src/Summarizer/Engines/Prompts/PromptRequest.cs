using Summarizer.Engines.LanguageModels;

namespace Summarizer.Engines.Prompts;

internal static class PromptRequest
{
    // What the protocol adds around each message and the schema.
    private const int Frame = 20;

    // How much of an unusable answer is quoted back: enough to see what was wrong.
    private const int MostQuoted = 2_000;

    public static ModelRequest Of(string instructions, string data, AnswerSchema schema, int maxOutputTokens) =>
        new(
            [new(ModelRole.System, instructions), new(ModelRole.User, data)],
            schema,
            maxOutputTokens,
            TokenEstimator.Estimate(instructions)
                + TokenEstimator.Estimate(data)
                + TokenEstimator.Estimate(schema.Json)
                + Frame
        );

    /// <summary>The same request again, with its answer, if there is one to quote, and what was wrong with it.</summary>
    public static ModelRequest Repair(ModelRequest request, string? answer, string fault)
    {
        var complaint = $"That answer could not be used. {fault} Answer again, with JSON of the given shape alone.";
        var messages = new List<ModelMessage>(request.Messages);
        if (!string.IsNullOrWhiteSpace(answer))
        {
            messages.Add(new(ModelRole.Assistant, answer.Length > MostQuoted ? answer[..MostQuoted] : answer));
        }

        messages.Add(new(ModelRole.User, complaint));
        return request with
        {
            Messages = messages,
            EstimatedInputTokens =
                request.EstimatedInputTokens
                + messages.Skip(request.Messages.Count).Sum(m => TokenEstimator.Estimate(m.Text) + Frame),
        };
    }
}
