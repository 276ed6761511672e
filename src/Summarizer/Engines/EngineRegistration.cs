using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Summarizer.Engines.Grounding;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.LanguageModels.Budget;
using Summarizer.Engines.LanguageModels.Cache;
using Summarizer.Engines.LanguageModels.Chat;
using Summarizer.Engines.Prompts;
using Summarizer.Settings;
using Summarizer.Storage;
using Summarizer.Telemetry;

namespace Summarizer.Engines;

/// <summary>Chooses the engine that the configuration asks for.</summary>
public static class EngineRegistration
{
    /// <summary>
    /// Adds the <see cref="IDigestEngine"/>: the extractive one without <c>Model:Endpoint</c>, else the model with its
    /// decorators, of which the cache and <c>Model:DailyBudgetUsd</c> need storage. Invalid settings stop the host.
    /// </summary>
    public static IServiceCollection AddDigestEngine(
        this IServiceCollection services,
        IConfiguration configuration,
        bool withStorage = true
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ArticleTelemetry>();
        services.TryAddSingleton<ModelTelemetry>();
        services
            .AddSection<ModelOptions>(configuration, "Model")
            .AddSection<DigestLimits>(configuration, "Digests", isPart: true)
            .AddSection<GroundingOptions>(configuration, "Grounding");
        services.AddSingleton(CreateLedger);
        services.TryAddSingleton<DigestEngines>();
        services.TryAddSingleton<IDigestEngine>(provider =>
            provider.GetRequiredService<IOptions<ModelOptions>>().Value.Endpoint is null
                ? new ExtractiveDigestEngine(provider.GetRequiredService<IOptions<DigestLimits>>().Value)
                : CreateModelEngine(provider, withStorage)
        );
        return services;
    }

    private static ModelEngine CreateModelEngine(IServiceProvider provider, bool withStorage)
    {
        var options = provider.GetRequiredService<IOptions<ModelOptions>>().Value;
        var time = provider.GetRequiredService<TimeProvider>();
        TokenCredential? credential = options.ApiKey is null
            ? new DefaultAzureCredential(
                new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.ClientId }
            )
            : null;
        var prices = new ModelPrices(options.InputUsdPerMillionTokens, options.OutputUsdPerMillionTokens);
        var logs = provider.GetRequiredService<ILoggerFactory>();
        var telemetry = provider.GetRequiredService<ModelTelemetry>();
        var cache = withStorage
            ? new AnswerCache(
                provider.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(StorageNames.ModelCache),
                options,
                time,
                logs.CreateLogger<AnswerCache>()
            )
            : null;
        var ledger = withStorage ? provider.GetRequiredService<SpendLedger>() : null;
        // The first is the outermost: look in the cache, retry, wait for a slot, pay, measure, ask.
        Func<ILanguageModel, ILanguageModel>[] layers =
        [
            model => cache is null ? model : new CachedLanguageModel(model, cache, telemetry),
            model => new ResilientLanguageModel(model, options.MaxTries, time),
            model => new PacedLanguageModel(model, options.MaxConcurrentCalls, time),
            model => new MeteredLanguageModel(model, prices, ledger),
            model => new ObservedLanguageModel(model, options, prices, telemetry),
        ];
        ILanguageModel chat = new ChatLanguageModel(ChatClients.Create(options, credential), options, time);
        return new(
            layers.Reverse().Aggregate(chat, (inner, layer) => layer(inner)),
            cache,
            options,
            provider.GetRequiredService<IOptions<DigestLimits>>().Value,
            provider.GetRequiredService<IOptions<GroundingOptions>>().Value,
            time,
            logs.CreateLogger<ModelEngine>()
        );
    }

    private static SpendLedger CreateLedger(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<ModelOptions>>().Value;
        return new(
            provider.GetRequiredService<TableServiceClient>().GetTableClient(StorageNames.UsageTable),
            // One row a process: no two processes write the same.
            $"{Environment.MachineName}-{Guid.NewGuid():n}",
            options.DailyBudgetUsd,
            new(options.InputUsdPerMillionTokens, options.OutputUsdPerMillionTokens),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SpendLedger>>()
        );
    }
}
