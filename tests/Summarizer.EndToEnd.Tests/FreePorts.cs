using System.Net;
using System.Net.Sockets;
using Summarizer.Testing;

namespace Summarizer.EndToEnd.Tests;

/// <summary>Free ports of this machine.</summary>
internal static class FreePorts
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The connection string of an emulator that is not running.</summary>
    public static (string ConnectionString, int[] Ports) Storage()
    {
        int[] ports = [Next(), Next(), Next()];
        return (
            $"DefaultEndpointsProtocol=http;AccountName={AzuriteServer.AccountName};AccountKey={AzuriteServer.AccountKey};"
                + $"BlobEndpoint=http://127.0.0.1:{ports[0]}/{AzuriteServer.AccountName};"
                + $"QueueEndpoint=http://127.0.0.1:{ports[1]}/{AzuriteServer.AccountName};"
                + $"TableEndpoint=http://127.0.0.1:{ports[2]}/{AzuriteServer.AccountName};",
            ports
        );
    }

    public static async Task<bool> IsListeningAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
