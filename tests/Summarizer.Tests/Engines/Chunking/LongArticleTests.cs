using Summarizer.Engines;
using Summarizer.Testing.FakeModels;

namespace Summarizer.Tests.Engines.Chunking;

public abstract class LongArticleTests(FakeApi api)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_long_article_is_read_in_chunks_and_digested_from_their_notes()
    {
        await using var rig = await EngineRig.StartAsync(api);
        Narrow(rig);

        var digest = await rig.CompleteAsync(Samples.Story(60_000));

        Assert.Equal("model", digest.Engine.Kind);
        Assert.Null(digest.Engine.Note);
        Assert.Equal("digest", rig.Model.Calls[^1].Schema);
        Assert.All(rig.Model.Calls.SkipLast(1), c => Assert.Equal("notes", c.Schema));
        Assert.Equal(digest.Coverage.Sentences, digest.Coverage.SentencesRead);
        Assert.Equal(rig.Model.Calls.Count, digest.Usage.Calls);
    }

    [Fact]
    public async Task Every_sentence_is_sent_once()
    {
        await using var rig = await EngineRig.StartAsync(api);
        Narrow(rig);
        var article = Samples.Read(Samples.Story(60_000));

        await rig.Engine().DigestAsync(article, Cancel);

        var chunks = rig.Model.Calls.Where(c => c.Schema == "notes").Select(c => c.Prompt).ToArray();
        Assert.All(
            article.Sentences,
            s => Assert.Single(chunks, p => p.Contains($"\n{s.Id}: {s.Text}\n", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Citations_keep_the_articles_own_numbers()
    {
        await using var rig = await EngineRig.StartAsync(api);
        Narrow(rig);
        var article = Samples.Read(Samples.Story(60_000));

        var outcome = await rig.Engine().DigestAsync(article, Cancel);

        var digest = Assert.IsType<EngineOutcome.Completed>(outcome).Result;
        Assert.All(
            digest.Content.Summary,
            claim => Assert.Contains(claim.Text, claim.Citations.Select(id => article.Sentences[id - 1].Text))
        );
        Assert.Contains(digest.Content.Summary, c => c.Citations[0] > article.Sentences.Count / 2);
    }

    [Fact]
    public async Task Notes_too_long_for_one_call_are_merged_first()
    {
        await using var rig = await EngineRig.StartAsync(api);
        Narrow(rig);

        var digest = await rig.CompleteAsync(Samples.Story(400_000));

        var noteCalls = rig.Model.Calls.Where(c => c.Schema == "notes").ToArray();
        Assert.Contains(
            noteCalls,
            c =>
                c.Prompt.Contains(": ", StringComparison.Ordinal)
                && c.Prompt.Contains("on day 3000", StringComparison.Ordinal)
        );
        Assert.Equal("model", digest.Engine.Kind);
        Assert.Equal(digest.Coverage.Sentences, digest.Coverage.SentencesRead);
        Assert.Single(rig.Model.Calls, c => c.Schema == "digest");
    }

    [Fact]
    public async Task Merging_notes_ends_even_if_the_model_makes_nothing_shorter()
    {
        var chatter = string.Join(
            ",",
            Enumerable
                .Range(1, 60)
                .Select(i => $$"""{"text":"{{Samples.Story(1).Split("\n\n")[1].Trim()}}","citations":[1]}""")
        );
        await using var rig = await EngineRig.StartAsync(
            api,
            (call, schema) =>
                schema == "notes" && call > 40 ? new FakeFault.Content($$"""{"notes":[{{chatter}}]}""") : null
        );
        Narrow(rig);

        var digest = await rig.CompleteAsync(Samples.Story(200_000));

        Assert.Equal("digest", rig.Model.Calls[^1].Schema);
        Assert.Equal("model", digest.Engine.Kind);
    }

    [Fact]
    public async Task A_context_window_smaller_than_configured_is_detected()
    {
        await using var rig = await EngineRig.StartAsync(api);
        rig.Model.ContextTokens = 12_000;

        var digest = await rig.CompleteAsync(Samples.Story(60_000));

        Assert.Equal("model", digest.Engine.Kind);
        Assert.Equal(digest.Coverage.Sentences, digest.Coverage.SentencesRead);
        Assert.Equal(400, rig.Model.Calls[0].Status);
        Assert.Equal(1, rig.Model.Calls.Count(c => c.Status == 400));
    }

    [Fact]
    public async Task A_chunk_that_is_too_long_is_halved()
    {
        await using var rig = await EngineRig.StartAsync(
            api,
            (call, schema) =>
                schema == "notes" && call < 2
                    ? new FakeFault.Status(400, ErrorCode: "context_length_exceeded", Message: "Too long.")
                    : null
        );
        Narrow(rig);
        rig.Options.MaxConcurrentCalls = 1;

        var digest = await rig.CompleteAsync(Samples.Story(60_000));

        Assert.Equal("model", digest.Engine.Kind);
        Assert.Equal(digest.Coverage.Sentences, digest.Coverage.SentencesRead);
        Assert.True(rig.Model.Calls[2].InputTokens < rig.Model.Calls[0].InputTokens * 0.7);
    }

    [Fact]
    public async Task A_server_that_silently_truncates_prompts_is_detected_by_its_token_count()
    {
        // As Ollama does: the usage reports one window of tokens, however long the prompt was.
        await using var rig = await EngineRig.StartAsync(api);
        var model = new ShortSightedModel(rig.Options, windowTokens: 3_000);

        var outcome = await model.Engine(rig.Limits).DigestAsync(Samples.Read(Samples.Story(60_000)), Cancel);

        var digest = Assert.IsType<EngineOutcome.Completed>(outcome).Result;
        Assert.Equal("model", digest.Engine.Kind);
        Assert.True(digest.Usage.Calls > 5);
    }

    [Fact]
    public async Task A_chunk_that_cannot_be_read_is_reported()
    {
        await using var rig = await EngineRig.StartAsync(
            api,
            (call, _) => call == 0 ? new FakeFault.PromptFilter() : null
        );
        Narrow(rig);

        var digest = await rig.CompleteAsync(Samples.Story(60_000));

        Assert.Equal("model", digest.Engine.Kind);
        Assert.InRange(digest.Coverage.SentencesRead, 1, digest.Coverage.Sentences - 10);
        Assert.Contains("content filter", digest.Engine.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_no_chunk_can_be_read_the_extractive_engine_steps_in()
    {
        await using var rig = await EngineRig.StartAsync(api, (_, _) => new FakeFault.PromptFilter());
        Narrow(rig);

        Assert.Equal("extractive", (await rig.CompleteAsync(Samples.Story(60_000))).Engine.Kind);
    }

    [Fact]
    public async Task Once_the_server_is_down_no_further_chunks_are_sent()
    {
        await using var rig = await EngineRig.StartAsync(api, (_, _) => new FakeFault.Status(503));
        Narrow(rig);
        rig.Options.MaxConcurrentCalls = 2;

        Assert.IsType<EngineOutcome.Postponed>(await rig.DigestAsync(Samples.Story(60_000)));

        Assert.InRange(rig.Model.Calls.Count, 1, 3);
    }

    [Fact]
    public async Task Chunks_are_read_in_parallel()
    {
        await using var rig = await EngineRig.StartAsync(api);
        rig.Model.Latency = TimeSpan.FromMilliseconds(300);
        Narrow(rig);
        rig.Options.MaxConcurrentCalls = 8;

        await rig.CompleteAsync(Samples.Story(60_000));

        Assert.Equal(8, rig.Model.MostAtOnce);
    }

    [Fact]
    public async Task A_long_article_whose_input_alone_exceeds_its_budget_is_not_started()
    {
        await using var rig = await EngineRig.StartAsync(api);
        Narrow(rig);
        rig.Options.ArticleBudgetUsd = 0.01m;

        var digest = await rig.CompleteAsync(Samples.Story(100_000));

        Assert.Empty(rig.Model.Calls);
        Assert.Equal("extractive", digest.Engine.Kind);
    }

    [Theory]
    [InlineData(4_096, 512)]
    [InlineData(4_096, 2_000)]
    [InlineData(8_192, 1_000)]
    public async Task The_smallest_allowed_context_window_is_enough_for_a_long_article(int context, int output)
    {
        await using var rig = await EngineRig.StartAsync(api);
        rig.Model.ContextTokens = rig.Options.ContextTokens = context;
        rig.Options.MaxOutputTokens = output;

        var digest = await rig.CompleteAsync(Samples.Story(40_000));

        Assert.Equal("model", digest.Engine.Kind);
        Assert.Equal(digest.Coverage.Sentences, digest.Coverage.SentencesRead);
    }

    /// <summary>A window that a story of 60 KB exceeds several times.</summary>
    private static void Narrow(EngineRig rig)
    {
        rig.Model.ContextTokens = rig.Options.ContextTokens = 8_000;
        rig.Options.MaxOutputTokens = 4_000;
        rig.Options.PartTokens = 1_500;
    }
}

public sealed class OpenAiLongArticleTests() : LongArticleTests(FakeApi.OpenAi);

public sealed class AzureLongArticleTests() : LongArticleTests(FakeApi.AzureDeployment);
