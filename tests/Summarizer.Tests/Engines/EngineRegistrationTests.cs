using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Summarizer.Engines;
using Summarizer.Engines.Grounding;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.Prompts;
using Summarizer.Testing;
using Summarizer.Testing.FakeModels;

namespace Summarizer.Tests.Engines;

public sealed class EngineRegistrationTests(AzuriteServer azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_an_endpoint_the_extractive_engine_digests()
    {
        await using var services = Services([]);

        Assert.IsType<ExtractiveDigestEngine>(services.GetRequiredService<IDigestEngine>());
    }

    [Theory]
    [InlineData(FakeApi.OpenAi)]
    [InlineData(FakeApi.AzureDeployment)]
    public async Task With_an_endpoint_the_model_digests_and_its_answers_are_cached(FakeApi api)
    {
        await using var model = await FakeModel.StartAsync(Cancel);
        await CreateStorageAsync();
        var article = Samples.Read(Samples.Ferry + " So a passenger told it.");

        await using (var services = Services(Settings(model, api)))
        {
            var engine = services.GetRequiredService<IDigestEngine>();
            Assert.Equal("model", (await CompleteAsync(engine)).Engine.Kind);
        }

        await using (var services = Services(Settings(model, api)))
        {
            var again = await CompleteAsync(services.GetRequiredService<IDigestEngine>());
            Assert.Equal("model", again.Engine.Kind);
            Assert.Equal(Usage.None, again.Usage);
        }

        Assert.Single(model.Calls);

        async Task<EngineDigest> CompleteAsync(IDigestEngine engine) =>
            Assert.IsType<EngineOutcome.Completed>(await engine.DigestAsync(article, Cancel)).Result;
    }

    [Theory]
    [InlineData(FakeApi.OpenAi)]
    [InlineData(FakeApi.AzureDeployment)]
    public async Task Unusable_answers_are_not_replayed_when_the_article_is_retried(FakeApi api)
    {
        await using var model = await FakeModel.StartAsync(Cancel);
        model.Faults = (call, _) => call < 2 ? new FakeFault.Content("Something went wrong.") : null;
        await CreateStorageAsync();
        var article = Samples.Read(Samples.Ferry + " So a stoker told it.");
        await using var services = Services([.. Settings(model, api), ("Model:OnUnusableAnswer", "Fail")]);
        var engine = services.GetRequiredService<IDigestEngine>();

        Assert.IsType<EngineOutcome.Failed>(await engine.DigestAsync(article, Cancel));
        Assert.IsType<EngineOutcome.Completed>(await engine.DigestAsync(article, Cancel));

        Assert.Equal(3, model.Calls.Count);
    }

    [Theory]
    [InlineData(FakeApi.OpenAi)]
    [InlineData(FakeApi.AzureDeployment)]
    public async Task An_unusable_answer_and_its_repair_are_both_replayed_from_the_cache(FakeApi api)
    {
        await using var model = await FakeModel.StartAsync(Cancel);
        model.Faults = (call, _) => call == 0 ? new FakeFault.CutJson() : null;
        await CreateStorageAsync();
        var article = Samples.Read(Samples.Ferry + " So a helmsman told it.");
        await using var services = Services(Settings(model, api));
        var engine = services.GetRequiredService<IDigestEngine>();

        await engine.DigestAsync(article, Cancel);
        await engine.DigestAsync(article, Cancel);

        Assert.Equal(2, model.Calls.Count);
        Assert.Equal(0, model.PaidTwice);
    }

    [Theory]
    [InlineData("Model:Endpoint", "model.example", "Model:Endpoint")]
    [InlineData("Model:Endpoint", "ftp://model.example/v1", "Model:Endpoint")]
    [InlineData("Model:Name", "", "Model:Name")]
    [InlineData("Model:ApiKey", " ", "Model:ApiKey")]
    [InlineData("Model:ContextTokens", "100", "Model:ContextTokens")]
    [InlineData("Model:MaxOutputTokens", "1", "Model:MaxOutputTokens")]
    [InlineData("Model:MaxOutputTokens", "127000", "Model:ContextTokens")]
    [InlineData("Model:PartTokens", "0", "Model:PartTokens")]
    [InlineData("Model:ReasoningEffort", "a lot", "Model:ReasoningEffort")]
    [InlineData("Model:MaxConcurrentCalls", "0", "Model:MaxConcurrentCalls")]
    [InlineData("Model:MaxTries", "0", "Model:MaxTries")]
    [InlineData("Model:CallTimeout", "00:00:00", "Model:CallTimeout")]
    [InlineData("Model:CallTimeout", "00:20:00", "Model:CallTimeout")]
    [InlineData("Model:Deadline", "00:00:00", "Model:Deadline")]
    [InlineData("Model:InputUsdPerMillionTokens", "-1", "Model:InputUsdPerMillionTokens")]
    [InlineData("Model:OutputUsdPerMillionTokens", "-1", "Model:OutputUsdPerMillionTokens")]
    [InlineData("Model:DailyBudgetUsd", "-1", "Model:DailyBudgetUsd")]
    [InlineData("Model:DailyBudgetUsd", "5", "Model:InputUsdPerMillionTokens")]
    [InlineData("Model:ArticleBudgetUsd", "5", "Model:InputUsdPerMillionTokens")]
    [InlineData("Model:OnOutage", "Panic", "Model:OnOutage")]
    [InlineData("Model:OnOutage", "7", "Model:OnOutage")]
    [InlineData("Model:OnUnusableAnswer", "7", "Model:OnUnusableAnswer")]
    [InlineData("Model:TokenScope", "", "Model:TokenScope")]
    [InlineData("Model:MaxConcurentCalls", "4", "Model:MaxConcurentCalls")]
    [InlineData("Model:ApiVersion", "", "Model:ApiVersion")]
    [InlineData("Model:ApiVersion", "latest", "Model:ApiVersion")]
    [InlineData("Model:ApiVersion", "2024-10-21", "Model:ApiVersion")] // with the path v1/ of the address
    [InlineData("Model:Endpoint", "https://name.openai.azure.com/openai/", "Model:Endpoint")]
    [InlineData("Model:Endpoint", "https://name.openai.azure.com/openai/v2/", "Model:Endpoint")]
    [InlineData("Model:Endpoint", "https://name.openai.azure.com/openai/deployments/my-model", "Model:Endpoint")]
    [InlineData("Model:Endpoint", "https://name.openai.azure.com/?api-version=2024-10-21", "Model:Endpoint")]
    public async Task An_invalid_model_setting_is_rejected_by_name(string key, string value, string named)
    {
        await using var services = Services([
            ("Model:Endpoint", "https://model.example/v1/"),
            ("Model:Name", "some-model"),
            (key, value),
        ]);

        var refusal = Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IOptions<ModelOptions>>().Value);

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://name.openai.azure.com")]
    [InlineData("https://name.openai.azure.com/")]
    [InlineData("https://name.openai.azure.com/openai/v1")]
    [InlineData("https://name.openai.azure.com/openai/v1/")]
    [InlineData("https://name.services.ai.azure.com/api/projects/mine/openai/v1/")]
    [InlineData("https://gateway.example/summaries/", "2025-04-01-preview")]
    [InlineData("https://name.openai.azure.us/", "2024-10-21")]
    public async Task An_Azure_OpenAI_address_is_accepted_with_or_without_its_path(
        string endpoint,
        string? version = null
    )
    {
        await using var services = Services([
            ("Model:Endpoint", endpoint),
            ("Model:Name", "some-model"),
            .. version is null ? Array.Empty<(string, string)>() : [("Model:ApiVersion", version)],
        ]);

        Assert.IsType<ModelEngine>(services.GetRequiredService<IDigestEngine>());
    }

    [Theory]
    [InlineData("Digests:Language", "English", "Digests:Language")]
    [InlineData("Digests:SummarySentences", "0", "Digests:SummarySentences")]
    [InlineData("Digests:SummaryWords", "0", "Digests:SummaryWords")]
    [InlineData("Digests:MaxKeywords", "-1", "Digests:MaxKeywords")]
    [InlineData("Digests:MaxFaqs", "51", "Digests:MaxFaqs")]
    public async Task An_invalid_digest_setting_is_rejected_by_name(string key, string value, string named)
    {
        await using var services = Services([(key, value)]);

        var refusal = Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IOptions<DigestLimits>>().Value);

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Grounding:Strictness", "Sometimes", "Strictness")]
    [InlineData("Grounding:Strictness", "7", "Grounding")]
    [InlineData("Grounding:Verfy", "Unverified", "Verfy")]
    public async Task An_invalid_grounding_setting_is_rejected_by_name(string key, string value, string named)
    {
        await using var services = Services([(key, value)]);

        var refusal = Assert.ThrowsAny<Exception>(() =>
            services.GetRequiredService<IOptions<GroundingOptions>>().Value
        );

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://model.example/v1/")]
    [InlineData("http://name.openai.azure.com/")]
    public async Task Without_a_key_a_plain_http_endpoint_is_rejected_since_a_token_would_be_sent(string endpoint)
    {
        await using var services = Services([("Model:Endpoint", endpoint), ("Model:Name", "m")]);

        var refusal = Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IOptions<ModelOptions>>().Value);

        Assert.Contains("Model:ApiKey", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_the_engine_signs_in_with_a_token()
    {
        await using var services = Services([("Model:Endpoint", "https://model.example/v1/"), ("Model:Name", "m")]);

        Assert.IsType<ModelEngine>(services.GetRequiredService<IDigestEngine>());
    }

    private static (string, string)[] Settings(FakeModel model, FakeApi api) =>
        [
            .. model.Settings(api).Select(s => (s.Key, s.Value!)),
            ("Model:InputUsdPerMillionTokens", "1.25"),
            ("Model:OutputUsdPerMillionTokens", "10"),
            ("Model:DailyBudgetUsd", "1000"),
        ];

    private ServiceProvider Services((string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings.Reverse().DistinctBy(s => s.Key).ToDictionary(s => s.Key, s => (string?)s.Value)
            )
            .Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton(new BlobServiceClient(azurite.ConnectionString))
            .AddSingleton(new TableServiceClient(azurite.ConnectionString))
            .AddDigestEngine(configuration)
            .BuildServiceProvider();
    }

    private async Task CreateStorageAsync()
    {
        await new BlobServiceClient(azurite.ConnectionString)
            .GetBlobContainerClient("model-cache")
            .CreateIfNotExistsAsync(cancellationToken: Cancel);
        await new TableServiceClient(azurite.ConnectionString).GetTableClient("usage").CreateIfNotExistsAsync(Cancel);
    }
}
