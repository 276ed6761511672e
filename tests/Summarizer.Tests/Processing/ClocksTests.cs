using System.Text;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Articles;
using Summarizer.Engines;
using Summarizer.Processing;
using Summarizer.Storage;
using Summarizer.Sweeping;
using Summarizer.Testing;
using Summarizer.Testing.FakeModels;

namespace Summarizer.Tests.Processing;

/// <summary>Servers whose clocks are ten minutes apart, five before the true time and five behind it, on one account.</summary>
public class ClocksTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private const string Text = "Bees on the Roof\n\nForty hives stand on the roofs of the old harbour today.";
    private static readonly TimeSpan Off = TimeSpan.FromMinutes(5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_server_with_a_fast_clock_leaves_an_article_to_the_one_that_works_on_it()
    {
        var engine = new StallingEngine();
        await using var slow = await StartAsync(-Off, engine);
        await using var fast = await StartAsync(Off);
        var name = ServiceHost.NewName();
        await slow.StoreAsync(name, Text);
        var working = slow.Processor.ProcessAsync(name.Value, Cancel);
        await engine.Begun;

        Assert.Equal(ProcessOutcome.HeldByAnother, await fast.Processor.ProcessAsync(name.Value, Cancel));
        Assert.Equal(0, (await Sweep(fast)).Requested);
        engine.Release();

        Assert.Equal(ProcessOutcome.Digested, await working);
        await slow.Uploads.DeleteAsync(name, ifMatch: null, Cancel);
        await slow.Processor.ProcessAsync(name.Value, Cancel);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(-5, 5)]
    [InlineData(5, -5)]
    public async Task An_article_that_waits_is_begun_no_sooner_by_a_fast_clock_and_no_later_by_a_slow_one(
        int its,
        int other
    )
    {
        var delay = TimeSpan.FromMinutes(4);
        var engine = new StallingEngine { Answer = () => new EngineOutcome.Postponed(delay, "The model is down.") };
        engine.Release();
        await using var first = await StartAsync(TimeSpan.FromMinutes(its), engine);
        await using var second = await StartAsync(TimeSpan.FromMinutes(other));
        var name = ServiceHost.NewName();
        await first.StoreAsync(name, Text);
        await first.Processor.ProcessAsync(name.Value, Cancel);

        Assert.Equal(ProcessOutcome.Postponed, await second.Processor.ProcessAsync(name.Value, Cancel));

        var row = (await second.RowAsync(name))!;
        Assert.InRange(row.NotBefore!.Value - row.WrittenAt, delay - TimeSpan.FromSeconds(2), delay);
        await first.Uploads.DeleteAsync(name, ifMatch: null, Cancel);
        await first.Processor.ProcessAsync(name.Value, Cancel);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_a_wrong_clock_stamps_is_the_time_of_storage()
    {
        await using var slow = await StartAsync(-Off);
        await using var fast = await StartAsync(Off);
        foreach (var service in (ServiceHost[])[slow, fast])
        {
            var name = ServiceHost.NewName();
            await service.StoreAsync(name, Text);
            await service.Processor.ProcessAsync(name.Value, Cancel);

            var digest = (await service.RowAsync(name))!.Digest!;
            Assert.InRange(digest.DigestedAt - digest.UploadedAt, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task Servers_with_clocks_apart_digest_everything_and_pay_for_nothing_twice()
    {
        await using var model = await FakeModel.StartAsync(Cancel);
        await using var slow = await StartAsync(-Off, model: model, watch: true);
        await using var fast = await StartAsync(Off, model: model, watch: true);
        var container = new BlobContainerClient(azurite.ConnectionString, StorageNames.Articles);
        var names = Enumerable.Range(0, 12).Select(_ => ServiceHost.NewName()).ToList();

        foreach (var (number, name) in names.Index())
        {
            var text =
                $"Report {number}\n\nThe harbour counted {number + 20} ships in March. More were waiting outside.";
            switch (number % 3)
            {
                case 0:
                    await container.UploadBlobAsync(name.Value, new BinaryData(Encoding.UTF8.GetBytes(text)), Cancel);
                    break;
                case 1:
                    await slow.Http.PutAsync($"/api/articles/{name}", new StringContent(text), Cancel);
                    break;
                default:
                    await fast.Http.PutAsync($"/api/articles/{name}", new StringContent(text), Cancel);
                    break;
            }
        }

        foreach (var name in names)
        {
            while ((await slow.RowAsync(name))?.Status is not ArticleStatus.Ready)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), Cancel); // the servers tell a third one nothing
            }
        }

        Assert.Equal(names.Count, model.Calls.Count(c => c.IsPaid));
        Assert.Equal(0, model.PaidTwice);
    }

    private static Task<SweepReport> Sweep(ServiceHost service) =>
        service.Services.GetRequiredService<Sweeper>().SweepAsync(Cancel);

    private Task<ServiceHost> StartAsync(
        TimeSpan ahead,
        IDigestEngine? engine = null,
        FakeModel? model = null,
        bool watch = false
    ) =>
        ServiceHost.StartAsync(
            azurite.ConnectionString,
            watch,
            model is null
                ? null
                : new Dictionary<string, string?>
                {
                    ["Model:Endpoint"] = model.Endpoint.AbsoluteUri,
                    ["Model:Name"] = FakeModel.Name,
                    ["Model:ApiKey"] = FakeModel.Key,
                },
            services =>
            {
                services.AddSingleton<TimeProvider>(new ShiftedTime(ahead));
                if (engine is not null)
                {
                    services.AddSingleton(engine);
                }
            }
        );
}
