using System.Diagnostics;
using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.Engines;
using Summarizer.Engines.Grounding;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.LanguageModels.Budget;
using Summarizer.Engines.LanguageModels.Chat;
using Summarizer.Engines.Prompts;
using Summarizer.ModelBench;
using Summarizer.Storage;
using Summarizer.Testing;
using Summarizer.Testing.FakeModels;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

// Digests stories of 1, 10, 100 and 1,000 KB by a fake model that takes 200 ms for every call, and prints for each what
// it cost. The engine's own time is what a run takes beyond the time in which at least one call was under way; of several
// runs the one that was least disturbed by others on the machine counts.
// Run it with: dotnet run -c Release --project bench/Summarizer.ModelBench
// With "statements FILE.jsonl" it prints what the choices under Grounding cost with statements that models wrote.
var cancellation = CancellationToken.None;
if (args is ["statements", var file])
{
    await StatementCosts.PrintAsync(file, cancellation);
    return;
}

var latency = TimeSpan.FromMilliseconds(200);
const int Runs = 9;

await using var model = await FakeModel.StartAsync(cancellation);
model.Latency = latency;
await using var azurite = AzuriteServer.WithDataKept();
await azurite.StartAsync(cancellation);
await CreateStorageAsync();
var options = new ModelOptions
{
    Endpoint = model.Endpoint,
    Name = FakeModel.Name,
    ApiKey = FakeModel.Key,
};
await DigestWithoutStorageAsync(Read(Story.Of(10_000, seed: 0))); // so that nothing is compiled while it is measured

Console.WriteLine(
    "| article | sentences | calls | at once | input tokens | article's own | output tokens | wall / model time | storage calls | with storage |"
);
Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
foreach (var kilobytes in new[] { 1, 10, 100, 1_000 })
{
    var ratios = new List<double>();
    var article = Read(Story.Of(kilobytes * 1_000, seed: kilobytes));
    for (var run = 0; run < Runs; run++)
    {
        model.Forget();
        var wall = await DigestWithoutStorageAsync(article);
        ratios.Add(wall / model.BusyTime);
    }

    var calls = model.Calls;
    var atOnce = model.MostAtOnce;
    model.Forget();
    var (storageCalls, withStorage) = await DigestWithStorageAsync(article);
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {kilobytes:n0} KB | {article.Sentences.Count:n0} | {calls.Count} | {atOnce} | {calls.Sum(c => c.InputTokens):n0} | {FakeTokens.Count(article.Text):n0} | {calls.Sum(c => c.OutputTokens):n0} | {ratios.Min():f3} | {storageCalls} | {withStorage:f3} |"
        )
    );
}

static ArticleText Read(string text) =>
    ArticleReader.Read(Encoding.UTF8.GetBytes(text), "text/plain") is ReadResult.Readable readable
        ? readable.Article
        : throw new InvalidOperationException("The story cannot be read.");

async Task<TimeSpan> DigestWithoutStorageAsync(ArticleText article)
{
    using var paced = new PacedLanguageModel(
        new MeteredLanguageModel(
            new ChatLanguageModel(ChatClients.Create(options, credential: null), options, TimeProvider.System),
            new(1, 4),
            ledger: null
        ),
        options.MaxConcurrentCalls,
        TimeProvider.System
    );
    var engine = new ModelEngine(
        new ResilientLanguageModel(paced, options.MaxTries, TimeProvider.System),
        cache: null,
        options,
        new DigestLimits(),
        new GroundingOptions(),
        TimeProvider.System,
        NullLogger<ModelEngine>.Instance
    );
    return await TimeAsync(engine, article);
}

async Task<(int Requests, double Ratio)> DigestWithStorageAsync(ArticleText article)
{
    var line = new StorageLine();
    await using var services = new ServiceCollection()
        .AddLogging()
        .AddSingleton(new BlobServiceClient(azurite.ConnectionString, new BlobClientOptions { Transport = line }))
        .AddSingleton(new TableServiceClient(azurite.ConnectionString, new TableClientOptions { Transport = line }))
        .AddDigestEngine(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    new Dictionary<string, string?>(StringComparer.Ordinal)
                    {
                        ["Model:Endpoint"] = model.Endpoint.ToString(),
                        ["Model:Name"] = FakeModel.Name,
                        ["Model:ApiKey"] = FakeModel.Key,
                        ["Model:InputUsdPerMillionTokens"] = "1",
                        ["Model:OutputUsdPerMillionTokens"] = "4",
                        ["Model:DailyBudgetUsd"] = "1000",
                    }
                )
                .Build()
        )
        .BuildServiceProvider();
    var wall = await TimeAsync(services.GetRequiredService<IDigestEngine>(), article);
    return (line.Requests, wall / model.BusyTime);
}

async Task<TimeSpan> TimeAsync(IDigestEngine engine, ArticleText article)
{
    var clock = Stopwatch.StartNew();
    var outcome = await engine.DigestAsync(article, cancellation);
    clock.Stop();
    return outcome is EngineOutcome.Completed { Result.Engine.Kind: "model" }
        ? clock.Elapsed
        : throw new InvalidOperationException($"No digest: {outcome}.");
}

async Task CreateStorageAsync()
{
    await new BlobServiceClient(azurite.ConnectionString)
        .GetBlobContainerClient(StorageNames.ModelCache)
        .CreateIfNotExistsAsync(cancellationToken: cancellation);
    await new TableServiceClient(azurite.ConnectionString)
        .GetTableClient(StorageNames.UsageTable)
        .CreateIfNotExistsAsync(cancellation);
}
