using System.Net.Sockets;
using Azure.Data.Tables;
using Summarizer.Testing;

namespace Summarizer.Tests.Storage;

public sealed class AzuriteServerTests
{
    [Fact]
    public async Task A_restarted_Azurite_listens_on_the_same_ports()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var azurite = AzuriteServer.WithDataKept();
        await azurite.StartAsync(cancellationToken);
        Uri[] endpoints = [azurite.BlobEndpoint, azurite.QueueEndpoint, azurite.TableEndpoint];

        Assert.All(await AnswersAsync(endpoints), Assert.True);
        await azurite.StopAsync(cancellationToken);
        Assert.All(await AnswersAsync(endpoints), Assert.False);
        await azurite.StartAsync(cancellationToken);
        Assert.All(await AnswersAsync(endpoints), Assert.True);
        Assert.Equivalent(new[] { azurite.BlobEndpoint, azurite.QueueEndpoint, azurite.TableEndpoint }, endpoints);
    }

    [Fact]
    public async Task Data_survives_a_restart_and_clients_keep_working()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var azurite = AzuriteServer.WithDataKept();
        await azurite.StartAsync(cancellationToken);
        var table = new TableServiceClient(azurite.ConnectionString).GetTableClient("kept");
        await table.CreateAsync(cancellationToken);
        var written = await table.AddEntityAsync(new TableEntity("p", "r"), cancellationToken);

        await azurite.StopAsync(cancellationToken);
        await azurite.StartAsync(cancellationToken);

        var read = await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: cancellationToken);
        Assert.Equal(written.Headers.ETag, read.Value.ETag);
    }

    private static Task<bool[]> AnswersAsync(IEnumerable<Uri> endpoints) =>
        Task.WhenAll(endpoints.Select(AnswersAsync));

    private static async Task<bool> AnswersAsync(Uri endpoint)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(endpoint.Host, endpoint.Port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return false;
        }
    }
}
