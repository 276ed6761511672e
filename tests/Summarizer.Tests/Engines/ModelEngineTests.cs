using System.Text.RegularExpressions;
using Summarizer.Engines;
using Summarizer.Engines.LanguageModels;
using Summarizer.Testing.FakeModels;
using Summarizer.Text.Digests;

namespace Summarizer.Tests.Engines;

public abstract partial class ModelEngineTests(FakeApi api)
{
    private const string Lie = "Volcanoes on Jupiter swallowed nineteen submarines in 1871.";

    [Fact]
    public async Task An_article_that_fits_is_digested_in_one_call()
    {
        await using var rig = await EngineRig.StartAsync(api);

        var digest = await rig.CompleteAsync(Samples.Ferry);

        var call = Assert.Single(rig.Model.Calls);
        Assert.Equal("digest", call.Schema);
        Assert.Equal(new EngineInfo("model", FakeModel.Name, "1"), digest.Engine);
        Assert.Equal("The night ferry returns to Hollum Bay", digest.Content.Title);
        Assert.NotEmpty(digest.Content.Summary);
        Assert.NotEmpty(digest.Content.Keywords);
        Assert.NotEmpty(digest.Content.Faqs);
        Assert.Equal(digest.Coverage.Sentences, digest.Coverage.SentencesRead);
        Assert.Equal(0, digest.Grounding.Dropped);
    }

    [Fact]
    public async Task Usage_is_the_servers_token_count_at_the_configured_prices()
    {
        await using var rig = await EngineRig.StartAsync(api);

        var usage = (await rig.CompleteAsync(Samples.Ferry)).Usage;

        var call = Assert.Single(rig.Model.Calls);
        Assert.Equal(
            new(
                1,
                call.InputTokens,
                call.OutputTokens,
                (call.InputTokens * 0.000001m) + (call.OutputTokens * 0.000004m)
            ),
            usage
        );
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(10_000)]
    [InlineData(100_000)]
    public async Task The_prompt_adds_600_tokens_and_4_a_sentence_to_the_article_at_most(int bytes)
    {
        await using var rig = await EngineRig.StartAsync(api);
        var article = Samples.Read(Samples.Story(bytes));

        await rig.Engine().DigestAsync(article, TestContext.Current.CancellationToken);

        var own = FakeTokens.Count(article.Title) + FakeTokens.Count(article.Text);
        Assert.InRange(Assert.Single(rig.Model.Calls).InputTokens, own, own + 600 + (4 * article.Sentences.Count));
    }

    [Fact]
    public async Task Every_sentence_reaches_the_model_under_its_number()
    {
        await using var rig = await EngineRig.StartAsync(api);
        var article = Samples.Read(Samples.Story(5_000));

        await rig.Engine().DigestAsync(article, TestContext.Current.CancellationToken);

        Assert.Equal(
            article.Sentences.Select(s => $"{s.Id}: {s.Text}"),
            NumberedLine().Matches(rig.Model.Calls[0].Prompt).Select(m => m.Value)
        );
    }

    [Fact]
    public async Task The_citations_of_a_claim_name_the_sentences_it_was_made_of()
    {
        await using var rig = await EngineRig.StartAsync(api);
        var article = Samples.Read(Samples.Ferry);

        var outcome = await rig.Engine().DigestAsync(article, TestContext.Current.CancellationToken);

        var digest = Assert.IsType<EngineOutcome.Completed>(outcome).Result;
        Assert.All(
            digest.Content.Summary,
            claim => Assert.Contains(claim.Text, claim.Citations.Select(id => article.Sentences[id - 1].Text))
        );
    }

    [Fact]
    public async Task An_answer_in_a_code_fence_or_with_chatter_around_it_needs_no_second_call()
    {
        await using var rig = await EngineRig.StartAsync(api, (_, _) => new FakeFault.CodeFence());

        Assert.Equal("model", (await rig.CompleteAsync(Samples.Ferry)).Engine.Kind);
        Assert.Single(rig.Model.Calls);
    }

    public static TheoryData<FakeFault, string> UnusableAnswers =>
        new()
        {
            { new FakeFault.CutJson(), "not valid JSON" },
            { new FakeFault.CutAtLimit(), "cut off at the limit of 4000 tokens" },
            { new FakeFault.Content(""), "was empty" },
            { new FakeFault.Content("Internal error: please try again later."), "not JSON" },
            { new FakeFault.Content("""{"error":{"message":"upstream timed out","code":504}}"""), "no array" },
            { new FakeFault.Content("""{"summary":[],"keywords":[],"faqs":[]}"""), "no claim" },
            { new FakeFault.Content("""{"summary":"A ferry.","keywords":[],"faqs":[]}"""), "no array" },
            {
                new FakeFault.Content("""{"summary":[{"claim":"A ferry."}],"keywords":[],"faqs":[]}"""),
                "lacks its string"
            },
            { new FakeFault.Content("{}{}{}"), "not valid JSON" },
            { new FakeFault.Refusal(), "refused to answer" },
            { new FakeFault.ContentFilter(), "content filter stopped" },
        };

    [Theory]
    [MemberData(nameof(UnusableAnswers))]
    public async Task An_unusable_answer_is_asked_for_once_more_with_its_fault(FakeFault fault, string named)
    {
        await using var rig = await EngineRig.StartAsync(api, (call, _) => call == 0 ? fault : null);

        var digest = await rig.CompleteAsync(Samples.Ferry);

        Assert.Equal("model", digest.Engine.Kind);
        Assert.Equal(2, rig.Model.Calls.Count);
        Assert.Equal(2, digest.Usage.Calls);
        Assert.Contains(named, rig.Model.Calls[1].Prompt, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(UnusableAnswers))]
    public async Task The_extractive_engine_digests_when_the_answer_stays_unusable(FakeFault fault, string named)
    {
        await using var rig = await EngineRig.StartAsync(api, (_, _) => fault);

        var digest = await rig.CompleteAsync(Samples.Ferry);

        Assert.Equal("extractive", digest.Engine.Kind);
        Assert.Contains(named, digest.Engine.Note, StringComparison.Ordinal);
        Assert.Equal(2, digest.Usage.Calls);
        Assert.Equal(2, rig.Model.Calls.Count);
        var article = Samples.Read(Samples.Ferry);
        Assert.All(digest.Content.Summary, c => Assert.Contains(c.Text, article.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_stays_unusable_fails_the_article_if_so_configured()
    {
        await using var rig = await EngineRig.StartAsync(api, (_, _) => new FakeFault.Refusal());
        rig.Options.OnUnusableAnswer = UnusableAnswerPolicy.Fail;

        var failed = Assert.IsType<EngineOutcome.Failed>(await rig.DigestAsync(Samples.Ferry));

        Assert.Contains("refused", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_blocked_by_the_servers_content_filter_is_not_sent_again()
    {
        await using var rig = await EngineRig.StartAsync(api, (_, _) => new FakeFault.PromptFilter());

        var digest = await rig.CompleteAsync(Samples.Ferry);

        Assert.Single(rig.Model.Calls);
        Assert.Equal("extractive", digest.Engine.Kind);
        Assert.Equal("The model's server blocked the article with a content filter.", digest.Engine.Note);
    }

    [Fact]
    public async Task Citations_of_sentences_that_do_not_exist_are_repaired_without_a_call()
    {
        await using var rig = await EngineRig.StartAsync(api, (_, _) => new FakeFault.UnknownCitations());
        var article = Samples.Read(Samples.Ferry);

        var outcome = await rig.Engine().DigestAsync(article, TestContext.Current.CancellationToken);

        var digest = Assert.IsType<EngineOutcome.Completed>(outcome).Result;
        Assert.Equal("model", digest.Engine.Kind);
        Assert.All(
            digest.Content.Summary,
            claim => Assert.All(claim.Citations, id => Assert.InRange(id, 1, article.Sentences.Count))
        );
    }

    [Fact]
    public async Task An_unsupported_claim_is_sent_back_to_the_model_once_with_its_fault()
    {
        await using var rig = await EngineRig.StartAsync(api, (call, _) => call == 0 ? new FakeFault.Lies(Lie) : null);
        rig.Limits.SummarySentences = 10;

        var digest = await rig.CompleteAsync(Samples.Ferry);

        Assert.Equal(["digest", "corrections"], rig.Model.Calls.Select(c => c.Schema));
        Assert.Contains(Lie, rig.Model.Calls[1].Prompt, StringComparison.Ordinal);
        Assert.Equal("model", digest.Engine.Kind);
        AssertNotShown(Lie, digest.Content);
    }

    [Fact]
    public async Task A_claim_that_stays_unsupported_is_dropped_and_counted()
    {
        await using var rig = await EngineRig.StartAsync(api, (_, _) => new FakeFault.Lies(Lie));
        rig.Limits.SummarySentences = 10;

        var digest = await rig.CompleteAsync(Samples.Ferry);

        Assert.Equal(["digest", "corrections"], rig.Model.Calls.Select(c => c.Schema));
        Assert.Equal("model", digest.Engine.Kind);
        AssertNotShown(Lie, digest.Content);
        Assert.InRange(digest.Grounding.Dropped, 2, 3); // a claim, an answer, and the keyword unless it is cut as too long
    }

    [Fact]
    public async Task The_extractive_engine_digests_when_nothing_in_the_models_summary_is_supported()
    {
        await using var rig = await EngineRig.StartAsync(api, (_, _) => new FakeFault.Obey("ferry", Lie));

        var digest = await rig.CompleteAsync(Samples.Ferry);

        Assert.Equal("extractive", digest.Engine.Kind);
        Assert.True(digest.Grounding.Dropped > 0);
        AssertNotShown(Lie, digest.Content);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task An_article_is_postponed_while_the_models_server_is_unavailable(int status)
    {
        await using var rig = await EngineRig.StartAsync(api, (_, _) => new FakeFault.Status(status));

        var postponed = Assert.IsType<EngineOutcome.Postponed>(await rig.DigestAsync(Samples.Ferry));

        Assert.True(postponed.Delay > TimeSpan.Zero);
        Assert.Contains($"HTTP {status}", postponed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_is_postponed_for_as_long_as_Retry_After_says()
    {
        await using var rig = await EngineRig.StartAsync(api, (_, _) => new FakeFault.Status(429, RetryAfter: "600"));

        var postponed = Assert.IsType<EngineOutcome.Postponed>(await rig.DigestAsync(Samples.Ferry));

        Assert.InRange(postponed.Delay, TimeSpan.FromSeconds(600), TimeSpan.FromSeconds(700));
    }

    [Fact]
    public async Task An_article_is_postponed_when_the_connection_breaks_or_the_response_is_not_a_completion()
    {
        await using var rig = await EngineRig.StartAsync(
            api,
            (call, _) => call == 0 ? new FakeFault.Drop() : new FakeFault.Body("<html>Bad gateway</html>")
        );

        Assert.IsType<EngineOutcome.Postponed>(await rig.DigestAsync(Samples.Ferry));
        Assert.IsType<EngineOutcome.Postponed>(await rig.DigestAsync(Samples.Ferry));
        Assert.Equal(2, rig.Model.Calls.Count);
    }

    [Fact]
    public async Task The_extractive_engine_digests_during_an_outage_if_so_configured()
    {
        await using var rig = await EngineRig.StartAsync(api, (_, _) => new FakeFault.Status(503));

        rig.Options.OnOutage = OutagePolicy.Extractive;
        var final = Assert.IsType<EngineOutcome.Completed>(await rig.DigestAsync(Samples.Ferry));
        rig.Options.OnOutage = OutagePolicy.ExtractiveThenImprove;
        var interim = Assert.IsType<EngineOutcome.Completed>(await rig.DigestAsync(Samples.Ferry));

        Assert.Null(final.ImproveAfter);
        Assert.NotNull(interim.ImproveAfter);
        Assert.All(
            [final, interim],
            o =>
            {
                Assert.Equal("extractive", o.Result.Engine.Kind);
                Assert.Contains("503", o.Result.Engine.Note, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task The_message_of_a_server_error_is_not_stored_with_the_digest()
    {
        const string Message = "Quoted from your prompt: the night ferry";
        await using var rig = await EngineRig.StartAsync(api, (_, _) => new FakeFault.Status(500, Message: Message));
        rig.Options.OnOutage = OutagePolicy.Extractive;

        var digest = await rig.CompleteAsync(Samples.Ferry);

        Assert.DoesNotContain("Quoted", digest.Engine.Note, StringComparison.Ordinal);
        AssertNotShown("Quoted", digest.Content);
    }

    [Fact]
    public async Task A_call_that_takes_longer_than_the_call_timeout_is_abandoned()
    {
        await using var rig = await EngineRig.StartAsync(api);
        using var hold = rig.Model.Hold();
        rig.Options.CallTimeout = TimeSpan.FromSeconds(1);

        var postponed = Assert.IsType<EngineOutcome.Postponed>(await rig.DigestAsync(Samples.Ferry));

        Assert.Contains("within", postponed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_takes_longer_than_the_deadline_is_postponed()
    {
        await using var rig = await EngineRig.StartAsync(api);
        using var hold = rig.Model.Hold();
        rig.Options.Deadline = TimeSpan.FromSeconds(1);

        var postponed = Assert.IsType<EngineOutcome.Postponed>(await rig.DigestAsync(Samples.Ferry));

        Assert.Contains("Model:Deadline", postponed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_may_cost_more_than_its_budget_is_not_sent()
    {
        await using var rig = await EngineRig.StartAsync(api);
        rig.Options.ArticleBudgetUsd = 0.0001m;

        var digest = await rig.CompleteAsync(Samples.Ferry);

        Assert.Empty(rig.Model.Calls);
        Assert.Equal("extractive", digest.Engine.Kind);
        Assert.Contains("Model:ArticleBudgetUsd", digest.Engine.Note, StringComparison.Ordinal);
    }

    private static void AssertNotShown(string text, DigestContent content)
    {
        string[] shown =
        [
            content.Title,
            .. content.Summary.Select(c => c.Text),
            .. content.Keywords.Select(k => k.Text),
            .. content.Faqs.SelectMany(f => new[] { f.Question, f.Answer }),
        ];
        Assert.All(shown, s => Assert.DoesNotContain(text, s, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex("^[0-9]+: .*$", RegexOptions.Multiline, 10_000)]
    private static partial Regex NumberedLine();
}

public sealed class OpenAiModelEngineTests() : ModelEngineTests(FakeApi.OpenAi);

public sealed class AzureModelEngineTests() : ModelEngineTests(FakeApi.AzureDeployment);
