using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Summarizer.Api;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Engines;
using Summarizer.Engines.Prompts;
using Summarizer.Index;
using Summarizer.Notifications;
using Summarizer.Processing;
using Summarizer.Processing.Protocol;
using Summarizer.Reading;
using Summarizer.Search;
using Summarizer.Search.Ranking;
using Summarizer.Settings;
using Summarizer.Storage;
using Summarizer.Sweeping;
using Summarizer.Telemetry;
using Summarizer.Uploads;

namespace Summarizer;

/// <summary>Registers the whole service. Both heads call this and nothing else.</summary>
public static class SummarizerService
{
    /// <summary>Adds storage, engines, the protocol and the HTTP pipeline.</summary>
    public static IServiceCollection AddSummarizer(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSectionNames(configuration)
            .AddTelemetry(configuration)
            .AddStorage(configuration)
            .AddUploads(configuration)
            .AddReading(configuration)
            .AddDigestEngine(configuration)
            .AddDigests(configuration)
            .AddApi(configuration);
    }

    /// <summary>Adds the background services that replace the Functions triggers when self-hosted.</summary>
    public static IServiceCollection AddSummarizerWorkers(this IServiceCollection services) =>
        services.AddHostedService<DigestWorker>().AddHostedService<SweepWorker>().AddHostedService<WebhookWorker>();

    private static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<StorageOptions>(configuration, "Storage");
        services.TryAddSingleton(provider => new StorageClients(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value
        ));
        services.AddSingleton(provider => provider.GetRequiredService<StorageClients>().Blobs);
        services.AddSingleton(provider => provider.GetRequiredService<StorageClients>().Tables);
        return services.AddSingleton<StorageHealth>().AddHostedService<StorageSetup>();
    }

    private static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<ApiOptions>(configuration, "Api");
        return services.AddSummarizerApi();
    }

    private static IServiceCollection AddUploads(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<UploadOptions>(configuration, "Uploads");
        return services
            .AddSingleton<UploadStore>()
            .AddSingleton<UploadIntake>()
            .AddSingleton<UploadAnswers>()
            .AddSingleton<UrlFetcher>()
            .AddSingleton<BatchUpload>()
            .AddSingleton<PostEndpoint>();
    }

    /// <summary>Adds what reads files, which a command needs without storage too.</summary>
    public static IServiceCollection AddReading(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<ReaderOptions>(configuration, "Reader");
        return services.AddSingleton<ArticleReaders>().AddSingleton<LargeArticles>();
    }

    private static IServiceCollection AddDigests(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<DigestOptions>(configuration, "Digests");
        services.AddSingleton<IOptions<DigestLimits>>(provider =>
            provider.GetRequiredService<IOptions<DigestOptions>>()
        );
        services.AddSingleton(provider =>
            provider.GetRequiredService<IOptions<DigestOptions>>().Value.ToNotifications()
        );
        return services
            .AddSingleton<SourceStore>()
            .AddSingleton<ArticleStore>()
            .AddSingleton<SharedReads>()
            .AddSingleton<ArticleWait>()
            .AddSingleton<TermSets>()
            .AddSingleton<KeywordCounts>()
            .AddSingleton<OldIndex>()
            .AddSingleton<OldKeywordCounts>()
            .AddSingleton<KeywordList>()
            .AddSingleton<ArticleIndex>()
            .AddSingleton<ArticleCount>()
            .AddSingleton<OrderedArticles>()
            .AddSingleton<ArticleSearch>()
            .AddSingleton<SearchMatches>()
            .AddSingleton<TextChecks>()
            .AddSingleton<RelatedArticles>()
            .AddSingleton<ArticleLists>()
            .AddSingleton<FaqLists>()
            .AddNotifications()
            .AddProcessing()
            .AddSweeping()
            .AddSingleton<SummarizerTriggers>();
    }

    private static IServiceCollection AddNotifications(this IServiceCollection services) =>
        services
            .AddSingleton<DigestNotifier>()
            .AddSingleton<WebhookNotices>()
            .AddSingleton<WebhookSender>()
            .AddSingleton<WebhookDelivery>();

    private static IServiceCollection AddProcessing(this IServiceCollection services) =>
        services
            .AddSingleton<InProcessSignal>()
            .AddSingleton<DueArticles>()
            .AddSingleton<ArticleLeases>()
            .AddSingleton<PostCommitCleanup>()
            .AddSingleton<IndexMove>()
            .AddSingleton<ArticleCommits>()
            .AddSingleton<DigestRequestMessages>()
            .AddSingleton<ArticleRequests>()
            .AddSingleton<DigestRetries>()
            .AddSingleton<ProcessingTelemetry>()
            .AddSingleton<ArticleDigester>()
            .AddSingleton<ArticleAttempt>()
            .AddSingleton<ArticleProcessor>()
            .AddSingleton<ArticleFailures>()
            .AddSingleton<DigestRequestProcessor>();

    private static IServiceCollection AddSweeping(this IServiceCollection services) =>
        services
            .AddSingleton<CallPace>()
            .AddSingleton<SweepPosition>()
            .AddSingleton(new SweepLimits())
            .AddSingleton<SweepTelemetry>()
            .AddSingleton<SweepRequests>()
            .AddSingleton<PendingCleanup>()
            .AddSingleton<IndexMoves>()
            .AddSingleton<Sweeper>();
}
