using Summarizer.Testing.FakeModels;
using Summarizer.Text.Digests;
using Summarizer.Text.Languages;

namespace Summarizer.Tests.Engines;

/// <summary>How long a summary is when a model writes it and <c>Digests:SummaryWords</c> is set.</summary>
public sealed class SummaryWordsTests
{
    [Fact]
    public async Task The_model_is_asked_for_at_most_that_many_words()
    {
        await using var rig = await EngineRig.StartAsync(FakeApi.OpenAi);
        rig.Limits.SummaryWords = 60;

        await rig.CompleteAsync(Samples.Ferry);

        Assert.Contains("at most 60 words in all", Assert.Single(rig.Model.Calls).Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_that_is_too_long_ends_after_the_last_claim_that_fits()
    {
        await using var rig = await EngineRig.StartAsync(FakeApi.OpenAi);
        var whole = (await rig.CompleteAsync(Samples.Ferry)).Content.Summary;
        rig.Limits.SummaryWords = Words(whole.Take(3), "en") + 1;

        var digest = await rig.CompleteAsync(Samples.Ferry);

        Assert.Equal(whole.Take(3).Select(c => c.Text), digest.Content.Summary.Select(c => c.Text));
        Assert.Equal(3 + digest.Content.Faqs.Count, digest.Grounding.Of);
        Assert.Equal(0, digest.Grounding.Dropped);
    }

    [Fact]
    public async Task The_first_claim_is_kept_even_if_it_alone_is_too_long()
    {
        await using var rig = await EngineRig.StartAsync(FakeApi.OpenAi);
        rig.Limits.SummaryWords = 1;

        Assert.Single((await rig.CompleteAsync(Samples.Ferry)).Content.Summary);
    }

    [Fact]
    public async Task A_translated_summary_is_measured_after_its_translation()
    {
        await using var rig = await EngineRig.StartAsync(FakeApi.OpenAi);
        var whole = (await rig.CompleteAsync(Samples.Ferry)).Content.Summary;
        rig.Limits.Language = "de";
        rig.Limits.SummaryWords = Words(whole.Take(3), "en"); // the fake model's translation adds a word to each claim

        var digest = await rig.CompleteAsync(Samples.Ferry);

        Assert.Equal(2, digest.Content.Summary.Count);
        Assert.InRange(Words(digest.Content.Summary, "de"), 1, rig.Limits.SummaryWords.Value);
        Assert.Equal(2 + digest.Content.Faqs.Count, digest.Grounding.Of);
    }

    [Fact]
    public async Task Digests_made_while_the_setting_did_nothing_are_outdated()
    {
        await using var rig = await EngineRig.StartAsync(FakeApi.OpenAi);
        rig.Limits.SummaryWords = 60;

        Assert.Equal($"model/{FakeModel.Name}//2//5/60/10/8", rig.Engine().Fingerprint);
        Assert.Equal("2", (await rig.CompleteAsync(Samples.Ferry)).Engine.PromptVersion);
    }

    private static int Words(IEnumerable<Claim> summary, string language) =>
        summary.Sum(c => TextAnalyzer.For(language).Analyze(c.Text).Count);
}
