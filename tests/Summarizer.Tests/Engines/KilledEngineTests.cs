using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Engines;
using Summarizer.Testing;
using Summarizer.Testing.FakeModels;

namespace Summarizer.Tests.Engines;

/// <summary>What a long article costs when work on it is interrupted, with all decorators around the model.</summary>
public sealed class KilledEngineTests(AzuriteServer azurite) : IAsyncLifetime
{
    private const int AtOnce = 4;
    private const int AnsweredBeforeTheKill = 10;

    private FakeModel _model = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _model = await FakeModel.StartAsync(Cancel);
        await new BlobServiceClient(azurite.ConnectionString)
            .GetBlobContainerClient("model-cache")
            .CreateIfNotExistsAsync(cancellationToken: Cancel);
        await new TableServiceClient(azurite.ConnectionString).GetTableClient("usage").CreateIfNotExistsAsync(Cancel);
    }

    public ValueTask DisposeAsync() => _model.DisposeAsync();

    [Theory]
    [InlineData(FakeApi.OpenAi)]
    [InlineData(FakeApi.AzureDeployment)]
    public async Task After_a_kill_only_calls_that_were_missing_or_in_flight_are_paid_for(FakeApi api)
    {
        // A story that no other test reads: nothing of it is cached yet.
        var article = Samples.Read(Samples.Story(100_000) + "\n\nThis was told by the harbour choir.");
        _model.Faults = (call, _) => call >= AnsweredBeforeTheKill ? new FakeFault.Slow(TimeSpan.FromHours(1)) : null;
        var line = new StorageLine();
        await using (var services = Services(line, api))
        {
            using var kill = new CancellationTokenSource();
            var work = services.GetRequiredService<IDigestEngine>().DigestAsync(article, kill.Token);
            while (_model.Arrived < AnsweredBeforeTheKill + AtOnce)
            {
                await Task.WhenAny(work, Task.Delay(20, Cancel));
                Assert.False(work.IsCompleted);
            }

            line.Cut(); // no cleanup: no lease is released, nothing is settled
            await kill.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        }

        _model.Faults = (_, _) => null;
        await using (var services = Services(new StorageLine(), api))
        {
            var outcome = await services.GetRequiredService<IDigestEngine>().DigestAsync(article, Cancel);
            var digest = Assert.IsType<EngineOutcome.Completed>(outcome).Result;
            Assert.Equal("model", digest.Engine.Kind);
            Assert.Equal(digest.Coverage.Sentences, digest.Coverage.SentencesRead);
        }

        var calls = _model.Calls;
        Assert.Equal(AtOnce, _model.PaidTwice);
        Assert.All(
            calls.GroupBy(c => c.Body).Where(g => g.Count() > 1),
            g => Assert.Contains(g, c => c.Status == 0) // in flight when the line was cut
        );
    }

    [Theory]
    [InlineData(FakeApi.OpenAi)]
    [InlineData(FakeApi.AzureDeployment)]
    public async Task Work_interrupted_by_an_outage_resumes_and_pays_for_nothing_twice(FakeApi api)
    {
        var article = Samples.Read(Samples.Story(100_000) + "\n\nThis was told by the ferryman.");
        var gate = AnsweredBeforeTheKill;
        _model.Faults = (call, _) => call >= gate ? new FakeFault.Status(503) : null;
        await using var services = Services(new StorageLine(), api);
        var engine = services.GetRequiredService<IDigestEngine>();

        Assert.IsType<EngineOutcome.Postponed>(await engine.DigestAsync(article, Cancel));
        _model.Faults = (_, _) => null;
        Assert.IsType<EngineOutcome.Completed>(await engine.DigestAsync(article, Cancel));

        Assert.Equal(0, _model.PaidTwice);
    }

    [Theory]
    [InlineData(FakeApi.OpenAi)]
    [InlineData(FakeApi.AzureDeployment)]
    public async Task Storage_is_called_three_times_a_call_for_the_cache_and_up_to_three_times_for_the_budget(
        FakeApi api
    )
    {
        var article = Samples.Read(Samples.Ferry + "\n\nThis was told by the lamplighter.");
        var line = new StorageLine();
        await using var services = Services(line, api);

        await services.GetRequiredService<IDigestEngine>().DigestAsync(article, Cancel);
        var first = line.Requests;
        await services.GetRequiredService<IDigestEngine>().DigestAsync(article, Cancel);

        Assert.Equal(5, first); // an empty blob, its lease, the row of the day, the sum of the rows, the answer
        Assert.InRange(line.Requests - first, 2, 3); // no empty blob, the answer; perhaps the row once more
    }

    private ServiceProvider Services(StorageLine line, FakeApi api)
    {
        var blobs = new BlobClientOptions { Transport = line };
        blobs.Retry.MaxRetries = 0;
        var tables = new TableClientOptions { Transport = line };
        tables.Retry.MaxRetries = 0;
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton(new BlobServiceClient(azurite.ConnectionString, blobs))
            .AddSingleton(new TableServiceClient(azurite.ConnectionString, tables))
            .AddDigestEngine(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(
                        new Dictionary<string, string?>(_model.Settings(api))
                        {
                            ["Model:ContextTokens"] = "8000",
                            ["Model:MaxOutputTokens"] = "3000",
                            ["Model:PartTokens"] = "1000",
                            ["Model:MaxConcurrentCalls"] = $"{AtOnce}",
                            ["Model:MaxTries"] = "1",
                            ["Model:InputUsdPerMillionTokens"] = "1",
                            ["Model:OutputUsdPerMillionTokens"] = "4",
                            ["Model:DailyBudgetUsd"] = "1000",
                        }
                    )
                    .Build()
            )
            .BuildServiceProvider();
    }
}
