using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.Engines;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.LanguageModels.Cache;
using Summarizer.Testing;

namespace Summarizer.Tests.Engines.LanguageModels.Cache;

public sealed class CachedLanguageModelTests(AzuriteServer azurite) : IAsyncLifetime
{
    private readonly BlobContainerClient _container = new BlobServiceClient(
        azurite.ConnectionString
    ).GetBlobContainerClient($"model-cache-{Guid.NewGuid():n}");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _container.CreateAsync(cancellationToken: Cancel);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_request_is_paid_for_once()
    {
        var model = new ScriptedModel(_ => ScriptedModel.Answer("First."));
        var first = ScriptedModel.Account();
        var second = ScriptedModel.Account();

        var paid = await Cached(model).AskAsync(ScriptedModel.Request(), first, Cancel);
        var kept = await Cached(model).AskAsync(ScriptedModel.Request(), second, Cancel);

        Assert.Equal(paid, kept);
        Assert.Equal(1, model.Calls);
    }

    [Fact]
    public async Task Different_requests_and_different_models_do_not_share_cached_answers()
    {
        var model = new ScriptedModel(call => ScriptedModel.Answer($"Number {call}."));

        await Cached(model).AskAsync(ScriptedModel.Request("One?"), ScriptedModel.Account(), Cancel);
        await Cached(model).AskAsync(ScriptedModel.Request("Two?"), ScriptedModel.Account(), Cancel);
        await Cached(model, "other").AskAsync(ScriptedModel.Request("One?"), ScriptedModel.Account(), Cancel);
        await Cached(model)
            .AskAsync(ScriptedModel.Request("One?") with { MaxOutputTokens = 99 }, ScriptedModel.Account(), Cancel);

        Assert.Equal(4, model.Calls);
    }

    [Theory]
    [InlineData(null, "64ef6997d007be9fcb5d679d024824d152c046bc745d6fc5bb1b81b02158eb5f")]
    [InlineData("low", "9c24073fd6ab36ed6d23c89d5dcad1ed0dd3fc80b913f3494d27f4641e0e69c1")]
    public void Answers_kept_by_earlier_versions_are_still_found(string? effort, string key)
    {
        // The keys were computed by the first version that kept answers.
        var request = new ModelRequest(
            [
                new(ModelRole.System, "Digest this."),
                new(ModelRole.User, "\"Café\" + <b>"),
                new(ModelRole.Assistant, "{}"),
            ],
            new("test", """{ "type": "object" }"""),
            MaxOutputTokens: 100,
            EstimatedInputTokens: 50
        );

        Assert.Equal(key, Cache(effort: effort).KeyOf(request));
    }

    [Fact]
    public async Task The_token_estimate_is_not_part_of_the_cache_key()
    {
        var model = new ScriptedModel(_ => ScriptedModel.Answer());

        await Cached(model).AskAsync(ScriptedModel.Request(), ScriptedModel.Account(), Cancel);
        await Cached(model)
            .AskAsync(ScriptedModel.Request() with { EstimatedInputTokens = 7 }, ScriptedModel.Account(), Cancel);

        Assert.Equal(1, model.Calls);
    }

    [Fact]
    public async Task Equal_requests_at_the_same_time_share_one_call()
    {
        var answer = new TaskCompletionSource();
        var model = new ScriptedModel(_ => ScriptedModel.Answer()) { Gate = answer.Task };
        var cached = Cached(model);

        var asked = Enumerable
            .Range(0, 8)
            .Select(_ => cached.AskAsync(ScriptedModel.Request(), ScriptedModel.Account(), Cancel))
            .ToArray();
        answer.SetResult();
        var replies = await Task.WhenAll(asked);

        Assert.Single(replies.Distinct());
        Assert.Equal(1, model.Calls);
    }

    [Fact]
    public async Task Equal_requests_of_several_processes_share_one_call()
    {
        var answer = new TaskCompletionSource();
        var model = new ScriptedModel(_ => ScriptedModel.Answer()) { Gate = answer.Task };

        var asked = Enumerable
            .Range(0, 4)
            .Select(_ => Cached(model).AskAsync(ScriptedModel.Request(), ScriptedModel.Account(), Cancel))
            .ToArray();
        answer.SetResult();
        var replies = await Task.WhenAll(asked);

        Assert.Single(replies.Distinct());
        Assert.Equal(1, model.Calls);
    }

    [Fact]
    public async Task A_shared_call_continues_when_the_caller_who_started_it_cancels()
    {
        var answer = new TaskCompletionSource();
        var model = new ScriptedModel(_ => ScriptedModel.Answer()) { Gate = answer.Task };
        var cached = Cached(model);
        using var leaving = new CancellationTokenSource();

        var first = cached.AskAsync(ScriptedModel.Request(), ScriptedModel.Account(), leaving.Token);
        var second = cached.AskAsync(ScriptedModel.Request(), ScriptedModel.Account(), Cancel);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult();

        Assert.IsType<ModelReply.Answered>(await second);
        Assert.Equal(1, model.Calls);
    }

    [Fact]
    public async Task A_shared_call_is_cancelled_when_all_callers_cancel_and_can_be_made_again()
    {
        var model = new ScriptedModel(_ => ScriptedModel.Answer()) { Gate = new TaskCompletionSource().Task };
        var cached = Cached(model);
        using var leaving = new CancellationTokenSource();

        var first = cached.AskAsync(ScriptedModel.Request(), ScriptedModel.Account(), leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        model.Gate = null;

        Assert.IsType<ModelReply.Answered>(
            await cached.AskAsync(ScriptedModel.Request(), ScriptedModel.Account(), Cancel)
        );
    }

    [Fact]
    public async Task An_unavailable_model_leaves_nothing_in_the_cache()
    {
        var model = new ScriptedModel(call =>
            call == 0 ? new ModelReply.Unavailable(UnavailableCause.Broken, "Down.") : ScriptedModel.Answer()
        );

        Assert.IsType<ModelReply.Unavailable>(
            await Cached(model).AskAsync(ScriptedModel.Request(), ScriptedModel.Account(), Cancel)
        );
        Assert.IsType<ModelReply.Answered>(
            await Cached(model).AskAsync(ScriptedModel.Request(), ScriptedModel.Account(), Cancel)
        );
    }

    [Fact]
    public async Task A_refusal_is_cached_as_a_refusal()
    {
        var model = new ScriptedModel(_ => new ModelReply.Refused("the model refused to answer", new(50, 3)));

        await Cached(model).AskAsync(ScriptedModel.Request(), ScriptedModel.Account(), Cancel);
        var kept = await Cached(model).AskAsync(ScriptedModel.Request(), ScriptedModel.Account(), Cancel);

        Assert.Equal(new ModelReply.Refused("the model refused to answer", new(50, 3)), kept);
        Assert.Equal(1, model.Calls);
    }

    [Fact]
    public async Task A_discarded_answer_is_not_replayed_and_the_next_one_is_kept()
    {
        var model = new ScriptedModel(call => ScriptedModel.Answer($"Number {call}."));
        var request = ScriptedModel.Request();

        await Cached(model).AskAsync(request, ScriptedModel.Account(), Cancel);
        await Cache().DiscardAsync(request, Cancel);
        await Cached(model).AskAsync(request, ScriptedModel.Account(), Cancel);
        var third = await Cached(model).AskAsync(request, ScriptedModel.Account(), Cancel);

        Assert.Equal(ScriptedModel.Answer("Number 1."), third);
        Assert.Equal(2, model.Calls);
    }

    [Fact]
    public async Task When_the_process_that_asks_dies_another_asks_after_the_lease_expires()
    {
        var model = new ScriptedModel(_ => ScriptedModel.Answer());
        var blob = _container.GetBlockBlobClient(Cache().KeyOf(ScriptedModel.Request()) + "-0");
        await blob.UploadAsync(new MemoryStream(), cancellationToken: Cancel);
        var lease = blob.GetBlobLeaseClient();
        await lease.AcquireAsync(TimeSpan.FromSeconds(60), cancellationToken: Cancel);

        var waiting = Cached(model).AskAsync(ScriptedModel.Request(), ScriptedModel.Account(), Cancel);
        Assert.NotSame(waiting, await Task.WhenAny(waiting, Task.Delay(500, Cancel)));
        Assert.Equal(0, model.Calls);
        await lease.BreakAsync(TimeSpan.Zero, cancellationToken: Cancel); // as if it had run out

        Assert.IsType<ModelReply.Answered>(await waiting);
        Assert.Equal(1, model.Calls);
    }

    [Fact]
    public async Task A_corrupt_cached_answer_is_asked_for_again()
    {
        var model = new ScriptedModel(_ => ScriptedModel.Answer());
        var blob = _container.GetBlobClient(Cache().KeyOf(ScriptedModel.Request()) + "-0");
        await blob.UploadAsync(BinaryData.FromString("{\"Text\":"), Cancel);

        Assert.IsType<ModelReply.Answered>(
            await Cached(model).AskAsync(ScriptedModel.Request(), ScriptedModel.Account(), Cancel)
        );
    }

    [Fact]
    public async Task An_answer_is_used_even_if_its_lease_was_lost_before_it_could_be_cached()
    {
        var blob = _container.GetBlockBlobClient(Cache().KeyOf(ScriptedModel.Request()) + "-0");
        var model = new ScriptedModel(_ =>
        {
            blob.GetBlobLeaseClient().Break(TimeSpan.Zero, cancellationToken: Cancel);
            blob.Delete(cancellationToken: Cancel);
            return ScriptedModel.Answer();
        });

        Assert.IsType<ModelReply.Answered>(
            await Cached(model).AskAsync(ScriptedModel.Request(), ScriptedModel.Account(), Cancel)
        );
    }

    [Fact]
    public async Task A_missing_cache_container_postpones_the_article_and_does_not_fail_it()
    {
        await _container.DeleteAsync(cancellationToken: Cancel);
        var engine = new ModelEngine(
            Cached(new(_ => ScriptedModel.Answer())),
            Cache(),
            new() { Name = "model" },
            new(),
            new(),
            TimeProvider.System,
            NullLogger<ModelEngine>.Instance
        );

        Assert.IsType<EngineOutcome.Postponed>(await engine.DigestAsync(Samples.Read(Samples.Ferry), Cancel));
    }

    [Fact]
    public async Task Replayed_answers_count_towards_the_articles_cap_and_not_towards_its_usage()
    {
        var model = new ScriptedModel(_ => ScriptedModel.Answer()); // 50 in at 1, 20 out at 10: 250 millionths
        var account = ScriptedModel.Account(cap: 0.0003m);
        await Cached(model).AskAsync(ScriptedModel.Request(), ScriptedModel.Account(), Cancel);

        await Cached(model).AskAsync(ScriptedModel.Request(), account, Cancel);

        Assert.Equal(Usage.None, account.Usage);
        Assert.True(account.CanAfford(0.00005m));
        Assert.False(account.CanAfford(0.00006m));
    }

    [Fact]
    public async Task The_cache_holds_no_text_of_the_request()
    {
        var model = new ScriptedModel(_ => ScriptedModel.Answer());
        await Cached(model).AskAsync(ScriptedModel.Request("A secret question."), ScriptedModel.Account(), Cancel);

        await foreach (
            var item in _container.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, Cancel)
        )
        {
            var content = await _container.GetBlobClient(item.Name).DownloadContentAsync(Cancel);
            Assert.DoesNotContain("secret", content.Value.Content.ToString(), StringComparison.Ordinal);
        }
    }

    private AnswerCache Cache(string model = "model", string? effort = null) =>
        new(
            _container,
            new ModelOptions
            {
                Endpoint = new("http://model.test/v1/"),
                Name = model,
                ReasoningEffort = effort,
            },
            TimeProvider.System,
            NullLogger<AnswerCache>.Instance
        );

    private CachedLanguageModel Cached(ScriptedModel model, string name = "model") => new(model, Cache(name));
}
