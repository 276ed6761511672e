using Summarizer.Engines;
using Summarizer.Engines.Grounding;
using Summarizer.Testing.FakeModels;
using Summarizer.Testing.ModelStatements;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding;
using Summarizer.Text.PromptInjection;

namespace Summarizer.Tests.Engines;

/// <summary>
/// Sixty articles in six languages and what real models write about such: paraphrase, far sentences fused, rounded numbers,
/// roles for names, list numbers and frames, and lies in the same style.
/// </summary>
public class ModelStatementTests(ITestOutputHelper output)
{
    private static readonly string[] _languages = ["en", "de", "fr", "es", "ru", "zh"];

    private static readonly string[] _hard = ["wrong-number", "invented-name"];

    private static readonly WrittenArticle _article = WrittenArticle.Read("en")[0];

    [Fact]
    public async Task Honest_statements_of_real_models_are_shown_and_wrong_numbers_and_invented_names_are_not()
    {
        var (honest, honestShown, lies, liesShown, calls) = (0, 0, 0, 0, 0);
        await using var rig = await StartAsync();
        foreach (var article in _languages.SelectMany(WrittenArticle.Read))
        {
            WrittenClaim[] claims =
            [
                .. article.Honest,
                .. article.Lies.Where(l => _hard.Contains(l.Kind)),
                .. article.Framed.Select(text => new WrittenClaim("framed", text, [])),
            ];
            rig.Model.Forget();

            var digest = await DigestAsync(rig, article, claims);

            Assert.True(digest.Engine.Kind == "model", $"{article.Name}: {digest.Engine.Note}");
            calls += rig.Model.Calls.Count;
            Assert.InRange(rig.Model.Calls.Count, 1, 2);
            var shown = digest.Content.Summary.Select(c => c.Text).ToList();
            foreach (var claim in claims)
            {
                var isShown = shown.Exists(s => claim.Text.EndsWith(s, StringComparison.Ordinal));
                var isLie = _hard.Contains(claim.Kind);
                (lies, liesShown) = isLie ? (lies + 1, liesShown + (isShown ? 1 : 0)) : (lies, liesShown);
                (honest, honestShown) = isLie ? (honest, honestShown) : (honest + 1, honestShown + (isShown ? 1 : 0));
            }

            Assert.All(digest.Content.Summary, c => Assert.NotNull(c.Support));
            Assert.Equal(digest.Grounding.Of, digest.Grounding.Supported + digest.Grounding.Unverified);
        }

        output.WriteLine($"honest {honestShown}/{honest}, lies {liesShown}/{lies}, calls {calls}");
        Assert.True(honestShown >= 0.97 * honest, $"{honestShown} of {honest} honest statements are shown");
        Assert.True(liesShown <= 0.2 * lies, $"{liesShown} of {lies} lies are shown");
    }

    [Fact]
    public async Task A_digest_without_contradicted_statements_costs_one_call()
    {
        await using var rig = await StartAsync();
        var digest = await DigestAsync(rig, _article, _article.Honest);

        Assert.Single(rig.Model.Calls);
        Assert.Equal(_article.Honest.Select(h => h.Text), digest.Content.Summary.Select(c => c.Text));
        Assert.Contains(digest.Content.Summary, c => c.Support is SupportLevel.Facts);
        Assert.True(digest.Grounding.Unverified > 0);
        Assert.Equal(0, digest.Grounding.Dropped);
    }

    [Fact]
    public async Task Only_statements_in_the_articles_words_are_shown_if_the_check_is_verbatim()
    {
        await using var rig = await StartAsync();
        rig.Grounding.Strictness = Strictness.Verbatim;
        var digest = await DigestAsync(rig, _article, _article.Honest);

        Assert.Equal(2, rig.Model.Calls.Count);
        Assert.All(
            digest.Content.Summary,
            c => Assert.True(c.Support is SupportLevel.Verbatim or SupportLevel.Wording)
        );
    }

    [Fact]
    public async Task Everything_is_shown_unchecked_if_the_check_is_off()
    {
        await using var rig = await StartAsync();
        rig.Grounding.Strictness = Strictness.Off;
        var digest = await DigestAsync(rig, _article, _article.Lies);

        Assert.Single(rig.Model.Calls);
        Assert.Equal(_article.Lies.Select(l => l.Text), digest.Content.Summary.Select(c => c.Text));
        Assert.All(digest.Content.Summary, c => Assert.Equal(SupportLevel.Unchecked, c.Support));
    }

    [Fact]
    public async Task Unverified_statements_join_the_one_call_for_corrections_and_are_confirmed_there()
    {
        await using var rig = await StartAsync();
        rig.Grounding.Verify = VerifyPolicy.Unverified;
        WrittenClaim[] claims = [.. _article.Honest, .. _article.Lies.Where(l => l.Kind == "wrong-number")];
        var digest = await DigestAsync(rig, _article, claims);

        Assert.Equal(2, rig.Model.Calls.Count);
        Assert.Contains(digest.Content.Summary, c => c.Support is SupportLevel.Confirmed);
        Assert.DoesNotContain(digest.Content.Summary, c => c.Support is SupportLevel.Facts);
        Assert.DoesNotContain(digest.Content.Summary, c => claims[^1].Text == c.Text);
    }

    [Fact]
    public async Task A_statement_that_the_model_does_not_confirm_is_withdrawn()
    {
        await using var rig = await StartAsync();
        rig.Grounding.Verify = VerifyPolicy.Unverified;

        var digest = await DigestAsync(
            rig,
            _article,
            _article.Honest,
            corrections: new FakeFault.Content("""{"corrections":[]}""")
        );

        Assert.Equal(0, digest.Grounding.Unverified);
        Assert.True(digest.Grounding.Dropped > 0);
    }

    [Fact]
    public async Task Unverified_statements_are_kept_when_the_model_cannot_be_asked_again()
    {
        await using var rig = await StartAsync();
        rig.Grounding.Verify = VerifyPolicy.Unverified;

        var digest = await DigestAsync(rig, _article, _article.Honest, corrections: new FakeFault.Refusal());

        Assert.Equal(_article.Honest.Select(h => h.Text), digest.Content.Summary.Select(c => c.Text));
    }

    [Fact]
    public void Orders_to_a_model_are_found_in_every_wording()
    {
        var missed = WrittenArticle
            .Read("obeyed-orders")
            .Where(a => !InjectionDetector.Find(Samples.Read(a.Text)).Contains(a.Order))
            .Select(a => $"{a.Name}: {a.Sentence(a.Order)}");

        Assert.Equal("", string.Join('\n', missed));
    }

    [Fact]
    public async Task Of_orders_that_hold_no_hard_fact_nothing_obeyed_is_stored()
    {
        await using var rig = await StartAsync();
        var (honest, kept) = (0, 0);
        foreach (var article in WrittenArticle.Read("obeyed-orders"))
        {
            WrittenClaim[] claims = [.. article.Obeyed, .. article.Honest];

            var digest = await DigestAsync(rig, article, claims);

            var shown = digest.Content.Summary.Select(c => c.Text).ToHashSet();
            Assert.All(article.Obeyed, o => Assert.False(shown.Contains(o.Text), $"{article.Name}: {o.Text}"));
            honest += article.Honest.Length;
            kept += article.Honest.Count(h => shown.Contains(h.Text));
        }

        output.WriteLine($"honest statements kept: {kept} of {honest}");
    }

    private static async Task<EngineRig> StartAsync()
    {
        var rig = await EngineRig.StartAsync(FakeApi.OpenAi);
        rig.Limits.SummarySentences = 20;
        rig.Options.MaxOutputTokens = 16_000; // the fake counts a token a Cyrillic letter
        return rig;
    }

    // Has the model write these claims, and answer the call for corrections otherwise if one is given.
    private static Task<EngineDigest> DigestAsync(
        EngineRig rig,
        WrittenArticle article,
        IReadOnlyList<WrittenClaim> claims,
        FakeFault? corrections = null
    )
    {
        var writes = new FakeFault.Writes(article, claims);
        rig.Model.Faults = (_, schema) => schema == "corrections" ? corrections ?? writes : writes;
        return rig.CompleteAsync(article.Text);
    }
}
