using System.Net.Sockets;

namespace Summarizer.Server;

internal static class PortProbe
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(1); // loopback answers or refuses at once

    /// <summary>Whether something accepts connections on a port of this machine.</summary>
    public static async Task<bool> IsListeningAsync(string host, int port, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ConnectLimit);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, limit.Token);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
