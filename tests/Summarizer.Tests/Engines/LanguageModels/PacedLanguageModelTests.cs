using Summarizer.Engines.LanguageModels;
using Summarizer.Testing;

namespace Summarizer.Tests.Engines.LanguageModels;

public sealed class PacedLanguageModelTests
{
    private readonly ManualTime _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_more_model_calls_run_at_once_than_allowed()
    {
        var answer = new TaskCompletionSource();
        var model = new ScriptedModel(_ => ScriptedModel.Answer()) { Gate = answer.Task };
        using var paced = new PacedLanguageModel(model, 3, _time);

        var asked = Enumerable.Range(0, 10).Select(_ => Ask(paced)).ToArray();
        Assert.Equal(3, model.Calls);
        answer.SetResult();
        await Task.WhenAll(asked);

        Assert.Equal(10, model.Calls);
        Assert.Equal(3, model.MostAtOnce);
    }

    [Fact]
    public async Task When_the_server_asks_for_a_pause_every_call_pauses()
    {
        var model = new ScriptedModel(call => call == 0 ? Busy(TimeSpan.FromSeconds(20)) : ScriptedModel.Answer());
        using var paced = new PacedLanguageModel(model, 4, _time);
        await Ask(paced);

        var asked = Task.WhenAll(Ask(paced), Ask(paced), Ask(paced));
        _time.Advance(TimeSpan.FromSeconds(19));
        Assert.Equal(1, model.Calls);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.All(await asked, reply => Assert.IsType<ModelReply.Answered>(reply));
    }

    [Fact]
    public async Task A_long_pause_is_reported_at_once_instead_of_waited_for()
    {
        var model = new ScriptedModel(_ => Busy(TimeSpan.FromMinutes(10)));
        using var paced = new PacedLanguageModel(model, 4, _time);
        await Ask(paced);

        var reply = Assert.IsType<ModelReply.Unavailable>(await Ask(paced));

        Assert.Equal(1, model.Calls);
        Assert.Equal(TimeSpan.FromMinutes(10), reply.RetryAfter);
    }

    [Fact]
    public async Task A_busy_server_without_Retry_After_gets_a_pause_of_one_second_then_two_then_four()
    {
        var model = new ScriptedModel(call => call < 3 ? Busy(null) : ScriptedModel.Answer());
        using var paced = new PacedLanguageModel(model, 4, _time);
        var rests = new List<TimeSpan>();

        for (var i = 0; i < 4; i++)
        {
            rests.Add(await _time.AdvanceUntilAsync(Ask(paced), Cancel));
        }

        Assert.Equal([0, 1, 2, 4], rests.Select(r => r.TotalSeconds));
    }

    private static Task<ModelReply> Ask(PacedLanguageModel model) =>
        model.AskAsync(ScriptedModel.Request(), ScriptedModel.Account(), Cancel);

    private static ModelReply.Unavailable Busy(TimeSpan? retryAfter) => new(UnavailableCause.Busy, "Busy.", retryAfter);
}
