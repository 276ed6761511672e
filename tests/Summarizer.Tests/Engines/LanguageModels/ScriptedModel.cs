using Summarizer.Engines.LanguageModels;

namespace Summarizer.Tests.Engines.LanguageModels;

/// <summary>A model that answers by a function of the number of the call, from 0.</summary>
internal sealed class ScriptedModel(Func<int, ModelReply> reply) : ILanguageModel
{
    private int _calls;
    private int _underWay;
    private int _mostAtOnce;

    public int Calls => _calls;

    public int MostAtOnce => _mostAtOnce;

    /// <summary>When set, every call waits for it.</summary>
    public Task? Gate { get; set; }

    public static ModelRequest Request(string text = "What is new?") =>
        new([new(ModelRole.User, text)], new("test", "{}"), MaxOutputTokens: 100, EstimatedInputTokens: 50);

    public static ArticleAccount Account(decimal? cap = null) => new(new(1, 10), cap);

    public static ModelReply Answer(string text = "An answer.") => new ModelReply.Answered(text, true, new(50, 20));

    public async Task<ModelReply> AskAsync(
        ModelRequest request,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        var call = Interlocked.Increment(ref _calls) - 1;
        _mostAtOnce = Math.Max(_mostAtOnce, Interlocked.Increment(ref _underWay));
        try
        {
            if (Gate is { } gate)
            {
                await gate.WaitAsync(cancellationToken);
            }

            return reply(call);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }
}
