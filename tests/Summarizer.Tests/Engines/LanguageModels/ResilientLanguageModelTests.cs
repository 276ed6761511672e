using Summarizer.Engines.LanguageModels;
using Summarizer.Testing;

namespace Summarizer.Tests.Engines.LanguageModels;

public sealed class ResilientLanguageModelTests
{
    private readonly ManualTime _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(UnavailableCause.Busy)]
    [InlineData(UnavailableCause.Broken)]
    [InlineData(UnavailableCause.Unreachable)]
    [InlineData(UnavailableCause.Lost)]
    public async Task A_transient_model_fault_is_retried(UnavailableCause cause)
    {
        var model = new ScriptedModel(call => call < 2 ? Fault(cause) : ScriptedModel.Answer());

        var (reply, waited) = await AskAsync(new ResilientLanguageModel(model, 4, _time));

        Assert.IsType<ModelReply.Answered>(reply);
        Assert.Equal(3, model.Calls);
        Assert.True(waited > TimeSpan.Zero);
    }

    [Theory]
    [InlineData(UnavailableCause.Misconfigured)]
    [InlineData(UnavailableCause.OverBudget)]
    public async Task A_permanent_model_fault_is_not_retried(UnavailableCause cause)
    {
        var model = new ScriptedModel(_ => Fault(cause));

        await AskAsync(new ResilientLanguageModel(model, 4, _time));

        Assert.Equal(1, model.Calls);
    }

    [Fact]
    public async Task The_last_fault_is_returned_when_all_tries_are_used_up()
    {
        var model = new ScriptedModel(_ => Fault(UnavailableCause.Broken));

        var (reply, _) = await AskAsync(new ResilientLanguageModel(model, 3, _time));

        Assert.Equal(UnavailableCause.Broken, Assert.IsType<ModelReply.Unavailable>(reply).Cause);
        Assert.Equal(3, model.Calls);
    }

    [Fact]
    public async Task A_retry_waits_as_long_as_Retry_After_says()
    {
        var model = new ScriptedModel(call =>
            call == 0 ? Fault(UnavailableCause.Busy, TimeSpan.FromSeconds(25)) : ScriptedModel.Answer()
        );

        var (_, waited) = await AskAsync(new ResilientLanguageModel(model, 4, _time));

        Assert.Equal(25, waited.TotalSeconds);
    }

    [Fact]
    public async Task A_long_Retry_After_is_not_waited_for()
    {
        var model = new ScriptedModel(_ => Fault(UnavailableCause.Busy, TimeSpan.FromMinutes(5)));

        var (_, waited) = await AskAsync(new ResilientLanguageModel(model, 4, _time));

        Assert.Equal(TimeSpan.Zero, waited);
        Assert.Equal(1, model.Calls);
    }

    [Fact]
    public async Task A_server_that_keeps_failing_gets_no_calls_for_half_a_minute()
    {
        var model = new ScriptedModel(call => call < 8 ? Fault(UnavailableCause.Broken) : ScriptedModel.Answer());
        var resilient = new ResilientLanguageModel(model, 1, _time);
        for (var i = 0; i < 8; i++)
        {
            await AskAsync(resilient);
        }

        var (whileOpen, _) = await AskAsync(resilient);
        Assert.Equal(8, model.Calls);
        _time.Advance(TimeSpan.FromSeconds(31));
        var (afterwards, _) = await AskAsync(resilient);

        Assert.NotNull(Assert.IsType<ModelReply.Unavailable>(whileOpen).RetryAfter);
        Assert.IsType<ModelReply.Answered>(afterwards);
    }

    [Fact]
    public async Task A_busy_server_does_not_open_the_circuit_breaker()
    {
        var model = new ScriptedModel(_ => Fault(UnavailableCause.Busy));
        var resilient = new ResilientLanguageModel(model, 1, _time);

        for (var i = 0; i < 20; i++)
        {
            await AskAsync(resilient);
        }

        Assert.Equal(20, model.Calls);
    }

    private async Task<(ModelReply Reply, TimeSpan Waited)> AskAsync(ResilientLanguageModel model)
    {
        var asked = model.AskAsync(ScriptedModel.Request(), ScriptedModel.Account(), Cancel);
        var waited = await _time.AdvanceUntilAsync(asked, Cancel);
        return (await asked, waited);
    }

    private static ModelReply.Unavailable Fault(UnavailableCause cause, TimeSpan? retryAfter = null) =>
        new(cause, "A fault.", retryAfter);
}
