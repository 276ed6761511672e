using Summarizer.Testing.FakeModels;
using Summarizer.Text.Digests;

namespace Summarizer.Tests.Engines;

public abstract class DigestLanguageTests(FakeApi api)
{
    [Fact]
    public async Task A_digest_is_checked_in_the_articles_language_and_then_translated()
    {
        await using var rig = await EngineRig.StartAsync(api);
        rig.Limits.Language = "de";

        var digest = await rig.CompleteAsync(Samples.Ferry);

        Assert.Equal(["digest", "translations"], rig.Model.Calls.Select(c => c.Schema));
        Assert.Equal("de", digest.Content.Language);
        Assert.All(digest.Content.Summary, c => Assert.StartsWith("(de) ", c.Text, StringComparison.Ordinal));
        Assert.All(digest.Content.Faqs, f => Assert.StartsWith("(de) ", f.Answer, StringComparison.Ordinal));
        Assert.All(digest.Content.Keywords, k => Assert.StartsWith("(de) ", k.Text, StringComparison.Ordinal));
        // A translation is in other words than the article.
        Assert.All(digest.Content.Summary, c => Assert.Equal(SupportLevel.Facts, c.Support));
        Assert.Equal(digest.Grounding.Of, digest.Grounding.Unverified);
    }

    [Fact]
    public async Task An_article_in_the_wanted_language_needs_no_translation()
    {
        await using var rig = await EngineRig.StartAsync(api);
        rig.Limits.Language = "en";

        await rig.CompleteAsync(Samples.Ferry);

        Assert.Single(rig.Model.Calls);
    }

    [Fact]
    public async Task A_translation_with_other_numbers_is_not_used()
    {
        await using var rig = await EngineRig.StartAsync(
            api,
            (_, schema) =>
                schema == "translations"
                    ? new FakeFault.Content(
                        """{"translations":[{"item":1,"text":"Vor 999 Jahren."},{"item":99,"text":"Nichts."},{"item":2,"text":""}]}"""
                    )
                    : null
        );
        rig.Limits.Language = "de";

        var digest = await rig.CompleteAsync(Samples.Ferry);

        Assert.All(digest.Content.Summary, c => Assert.Contains(c.Text, Samples.Ferry, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_digest_that_cannot_be_translated_stays_in_the_articles_language_and_says_so()
    {
        await using var rig = await EngineRig.StartAsync(
            api,
            (_, schema) => schema == "translations" ? new FakeFault.Refusal() : null
        );
        rig.Limits.Language = "de";

        var digest = await rig.CompleteAsync(Samples.Ferry);

        Assert.Equal("en", digest.Content.Language);
        Assert.Contains("translated", digest.Engine.Note, StringComparison.Ordinal);
    }
}

public sealed class OpenAiDigestLanguageTests() : DigestLanguageTests(FakeApi.OpenAi);

public sealed class AzureDigestLanguageTests() : DigestLanguageTests(FakeApi.AzureDeployment);
