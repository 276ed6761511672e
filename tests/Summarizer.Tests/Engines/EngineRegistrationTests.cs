using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Summarizer.Engines;
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

    [Fact]
    public async Task With_an_endpoint_the_model_digests_and_what_it_wrote_is_kept()
    {
        await using var model = await FakeModel.StartAsync(Cancel);
        await CreateStorageAsync();
        var article = Samples.Read(Samples.Ferry + " So a passenger told it.");

        await using (var services = Services(Settings(model)))
        {
            var engine = services.GetRequiredService<IDigestEngine>();
            Assert.Equal("model", (await CompleteAsync(engine)).Engine.Kind);
        }

        await using (var services = Services(Settings(model)))
        {
            var again = await CompleteAsync(services.GetRequiredService<IDigestEngine>());
            Assert.Equal("model", again.Engine.Kind);
            Assert.Equal(Usage.None, again.Usage);
        }

        Assert.Single(model.Calls);

        async Task<EngineDigest> CompleteAsync(IDigestEngine engine) =>
            Assert.IsType<EngineOutcome.Completed>(await engine.DigestAsync(article, Cancel)).Digest;
    }

    [Fact]
    public async Task Answers_that_led_nowhere_are_not_replayed_when_the_article_is_tried_again()
    {
        await using var model = await FakeModel.StartAsync(Cancel);
        model.Faults = (call, _) => call < 2 ? new FakeFault.Content("Something went wrong.") : null;
        await CreateStorageAsync();
        var article = Samples.Read(Samples.Ferry + " So a stoker told it.");
        await using var services = Services([.. Settings(model), ("Model:OnUnusableAnswer", "Fail")]);
        var engine = services.GetRequiredService<IDigestEngine>();

        Assert.IsType<EngineOutcome.Failed>(await engine.DigestAsync(article, Cancel));
        Assert.IsType<EngineOutcome.Completed>(await engine.DigestAsync(article, Cancel));

        Assert.Equal(3, model.Calls.Count);
    }

    [Fact]
    public async Task A_repaired_answer_is_replayed_with_its_repair()
    {
        await using var model = await FakeModel.StartAsync(Cancel);
        model.Faults = (call, _) => call == 0 ? new FakeFault.CutJson() : null;
        await CreateStorageAsync();
        var article = Samples.Read(Samples.Ferry + " So a helmsman told it.");
        await using var services = Services(Settings(model));
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
    public async Task A_wrong_setting_is_refused_by_its_name(string key, string value, string named)
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
    [InlineData("Digests:Language", "English", "Digests:Language")]
    [InlineData("Digests:SummarySentences", "0", "Digests:SummarySentences")]
    [InlineData("Digests:SummaryWords", "0", "Digests:SummaryWords")]
    [InlineData("Digests:MaxKeywords", "-1", "Digests:MaxKeywords")]
    [InlineData("Digests:MaxFaqs", "51", "Digests:MaxFaqs")]
    public async Task A_wrong_shape_of_digests_is_refused_by_its_name(string key, string value, string named)
    {
        await using var services = Services([(key, value)]);

        var refusal = Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IOptions<DigestShape>>().Value);

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_a_plain_http_endpoint_is_refused_since_a_token_would_be_sent()
    {
        await using var services = Services([("Model:Endpoint", "http://model.example/v1/"), ("Model:Name", "m")]);

        var refusal = Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IOptions<ModelOptions>>().Value);

        Assert.Contains("Model:ApiKey", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_the_engine_signs_in_with_a_token()
    {
        await using var services = Services([("Model:Endpoint", "https://model.example/v1/"), ("Model:Name", "m")]);

        Assert.IsType<ModelEngine>(services.GetRequiredService<IDigestEngine>());
    }

    private static (string, string)[] Settings(FakeModel model) =>
        [
            ("Model:Endpoint", model.Endpoint.ToString()),
            ("Model:Name", FakeModel.Name),
            ("Model:ApiKey", FakeModel.Key),
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
