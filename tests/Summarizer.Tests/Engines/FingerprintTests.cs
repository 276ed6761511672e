using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.Engines;
using Summarizer.Engines.Grounding;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.Prompts;
using Summarizer.Tests.Engines.LanguageModels;
using Summarizer.Text.Grounding;

namespace Summarizer.Tests.Engines;

public sealed class FingerprintTests
{
    // Where the model is, how it is called, what it costs and what happens without it. How a long article is cut is here
    // as well: any cut covers the whole article.
    private static readonly HashSet<string> OtherModelSettings =
    [
        nameof(ModelOptions.Endpoint),
        nameof(ModelOptions.ApiVersion),
        nameof(ModelOptions.ApiKey),
        nameof(ModelOptions.TokenScope),
        nameof(ModelOptions.ClientId),
        nameof(ModelOptions.ContextTokens),
        nameof(ModelOptions.MaxOutputTokens),
        nameof(ModelOptions.PartTokens),
        nameof(ModelOptions.MaxConcurrentCalls),
        nameof(ModelOptions.MaxTries),
        nameof(ModelOptions.CallTimeout),
        nameof(ModelOptions.Deadline),
        nameof(ModelOptions.InputUsdPerMillionTokens),
        nameof(ModelOptions.OutputUsdPerMillionTokens),
        nameof(ModelOptions.DailyBudgetUsd),
        nameof(ModelOptions.ArticleBudgetUsd),
        nameof(ModelOptions.OnOutage),
        nameof(ModelOptions.OnUnusableAnswer),
    ];

    public static TheoryData<string> DigestSettings => [.. typeof(DigestLimits).GetProperties().Select(p => p.Name)];

    public static TheoryData<string> ModelSettings =>
        [.. typeof(ModelOptions).GetProperties().Select(p => p.Name).Where(n => !OtherModelSettings.Contains(n))];

    [Fact]
    public void With_default_settings_digests_stored_by_earlier_versions_are_not_outdated()
    {
        Assert.Equal("extractive/2/5//10/8", new ExtractiveDigestEngine(new()).Fingerprint);
        Assert.Equal("model/some-model//1//5//10/8", OfModel(new() { Name = "some-model" }, new()));
    }

    [Theory]
    [MemberData(nameof(DigestSettings))]
    public void Each_setting_of_what_a_digest_holds_changes_the_fingerprint(string name)
    {
        var changed = new DigestLimits();
        Change(changed, name);

        Assert.NotEqual(OfModel(new(), new()), OfModel(new(), changed));
        if (name != nameof(DigestLimits.Language)) // the extractive engine always quotes the article
        {
            Assert.NotEqual(
                new ExtractiveDigestEngine(new()).Fingerprint,
                new ExtractiveDigestEngine(changed).Fingerprint
            );
            Assert.NotEqual(new DigestLimits().ToExtractive(), changed.ToExtractive());
        }
    }

    [Theory]
    [MemberData(nameof(ModelSettings))]
    public void Each_setting_that_shapes_a_models_answers_changes_the_fingerprint(string name)
    {
        var changed = new ModelOptions();
        Change(changed, name);

        Assert.NotEqual(OfModel(new(), new()), OfModel(changed, new()));
    }

    [Fact]
    public void Each_grounding_setting_changes_the_fingerprint()
    {
        string[] fingerprints =
        [
            OfModel(new(), new()),
            OfModel(new(), new(), new() { Strictness = Strictness.Verbatim }),
            OfModel(new(), new(), new() { Strictness = Strictness.Off }),
            OfModel(new(), new(), new() { Verify = VerifyPolicy.Unverified }),
        ];

        Assert.Distinct(fingerprints);
    }

    private static string OfModel(ModelOptions options, DigestLimits limits, GroundingOptions? grounding = null) =>
        new ModelEngine(
            new ScriptedModel(_ => ScriptedModel.Answer()),
            cache: null,
            options,
            limits,
            grounding ?? new(),
            TimeProvider.System,
            NullLogger<ModelEngine>.Instance
        ).Fingerprint;

    private static void Change(object settings, string name)
    {
        var setting = settings.GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance)!;
        setting.SetValue(
            settings,
            setting.GetValue(settings) switch
            {
                int number => number + 1,
                null when setting.PropertyType == typeof(int?) => 7,
                null when setting.PropertyType == typeof(string) => "de",
                var value => throw new NotSupportedException($"{name} is {value}: say here what else it can be."),
            }
        );
    }
}
