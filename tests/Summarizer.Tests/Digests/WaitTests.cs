using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Articles;
using Summarizer.Storage;
using Summarizer.Testing;
using Summarizer.Tests.Storage;

namespace Summarizer.Tests.Digests;

/// <summary>What <c>?wait=</c> costs and when it ends, on a clock that moves only when it is told to.</summary>
public class WaitTests(AzuriteServer azurite)
{
    private const string Text = "Bees on the Roof\n\nForty hives stand on the roofs of the old harbour today.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task The_process_that_does_the_work_wakes_whoever_waits_in_it()
    {
        using var transport = new CountingTransport();
        await using var service = await StartAsync(new ManualTime(), transport);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        var waiting = await BeginAsync(service, transport, name);

        await service.Processor.ProcessAsync(name.Value, Cancel);

        Assert.Equal("ready", (await waiting).GetProperty("status").GetString()); // the clock stood still all the while
    }

    [Fact(Timeout = 60_000)]
    public async Task Work_of_another_instance_is_found_within_seconds()
    {
        using var transport = new CountingTransport();
        var time = new ManualTime();
        await using var service = await StartAsync(time, transport);
        await using var other = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        var waiting = await BeginAsync(service, transport, name);

        await other.Processor.ProcessAsync(name.Value, Cancel);

        Assert.InRange(
            await time.AdvanceUntilAsync(waiting, Cancel),
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(30)
        );
        Assert.Equal("ready", (await waiting).GetProperty("status").GetString());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_minute_of_waiting_costs_few_looks_at_storage()
    {
        using var transport = new CountingTransport();
        var time = new ManualTime();
        await using var service = await StartAsync(time, transport);
        await using var other = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await other.StoreAsync(name, Text);
        var leases = other.Services.GetRequiredService<Summarizer.Processing.Protocol.ArticleLeases>();
        var granted = Assert.IsType<Summarizer.Processing.Protocol.LeaseResult.Granted>(
            await leases.LeaseAsync(name, Cancel)
        );
        await using var lease = granted.Lease; // somebody is at work on it for ever
        var waiting = await BeginAsync(service, transport, name);

        await time.AdvanceUntilAsync(waiting, Cancel);

        Assert.Equal("processing", (await waiting).GetProperty("status").GetString());
        Assert.InRange(transport.Calls, 5, 26); // at 0, ¼, ¾, 1¾ seconds, and then every 3
    }

    private Task<ServiceHost> StartAsync(ManualTime time, CountingTransport transport) =>
        ServiceHost.StartAsync(
            azurite.ConnectionString,
            configure: services =>
                services
                    .AddSingleton<TimeProvider>(time)
                    .AddSingleton(
                        new StorageClients(
                            new StorageOptions { ConnectionString = azurite.ConnectionString },
                            transport
                        )
                    )
        );

    // The wait has begun when it has looked for the first time.
    private static async Task<Task<JsonElement>> BeginAsync(
        ServiceHost service,
        CountingTransport transport,
        ArticleName name
    )
    {
        transport.Reset();
        var waiting = service.Http.GetFromJsonAsync<JsonElement>($"/api/articles/{ArticleId.Of(name)}?wait=60", Cancel);
        while (transport.Calls == 0)
        {
            await Task.Delay(5, Cancel);
        }

        return waiting;
    }
}
