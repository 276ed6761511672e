using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.Engines;
using Summarizer.Engines.Grounding;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.LanguageModels.Budget;
using Summarizer.Engines.LanguageModels.Chat;
using Summarizer.Engines.Prompts;
using Summarizer.Testing.FakeModels;

namespace Summarizer.Tests.Engines;

/// <summary>An engine on a fake model, without storage.</summary>
internal sealed class EngineRig : IAsyncDisposable
{
    private EngineRig(FakeModel model) => Model = model;

    public FakeModel Model { get; }

    public DigestLimits Limits { get; } = new();

    public ModelOptions Options { get; private init; } = null!;

    public GroundingOptions Grounding { get; } = new();

    public static async Task<EngineRig> StartAsync(FakeApi api, Func<int, string, FakeFault?>? faults = null)
    {
        var model = await FakeModel.StartAsync(TestContext.Current.CancellationToken);
        model.Faults = faults ?? model.Faults;
        var settings = model.Settings(api);
        return new(model)
        {
            Options = new()
            {
                Endpoint = new(settings["Model:Endpoint"]!),
                ApiVersion = settings.GetValueOrDefault("Model:ApiVersion"),
                Name = FakeModel.Name,
                ApiKey = FakeModel.Key,
                MaxOutputTokens = 4_000,
                MaxTries = 1,
                InputUsdPerMillionTokens = 1,
                OutputUsdPerMillionTokens = 4,
            },
        };
    }

    public ModelEngine Engine() =>
        new(
            new MeteredLanguageModel(
                new ChatLanguageModel(ChatClients.Create(Options, credential: null), Options, TimeProvider.System),
                new(Options.InputUsdPerMillionTokens, Options.OutputUsdPerMillionTokens),
                ledger: null
            ),
            cache: null,
            Options,
            Limits,
            Grounding,
            TimeProvider.System,
            NullLogger<ModelEngine>.Instance
        );

    public Task<EngineOutcome> DigestAsync(string text) =>
        Engine().DigestAsync(Samples.Read(text), TestContext.Current.CancellationToken);

    public async Task<EngineDigest> CompleteAsync(string text) =>
        Assert.IsType<EngineOutcome.Completed>(await DigestAsync(text)).Result;

    public ValueTask DisposeAsync() => Model.DisposeAsync();
}
