using System.Net;
using System.Net.Sockets;

namespace Summarizer.Outbound;

/// <summary>The address is of this machine, a private network or another place that the internet does not reach.</summary>
internal sealed class PrivateAddressException() : IOException("The address is not one of the internet's.");

/// <summary>
/// HTTP to addresses that users give. Follows no redirect, uses no proxy, keeps no cookies, and connects only to addresses
/// that it has looked at itself, after the name was looked up: a name may lead anywhere, and elsewhere next time.
/// </summary>
internal static class PublicConnections
{
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(2); // then the name is looked up again

    /// <summary>A handler whose requests end in <see cref="PrivateAddressException"/> instead of a private network.</summary>
    public static SocketsHttpHandler NewHandler(bool allowPrivateAddresses) =>
        new()
        {
            ConnectCallback = (context, cancel) => ConnectAsync(context.DnsEndPoint, allowPrivateAddresses, cancel),
            UseProxy = false, // a proxy would look the name up itself
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 16, // KiB
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = ConnectionLife,
            ActivityHeadersPropagator = null, // our traces are none of the other's business
        };

    private static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint end,
        bool allowPrivateAddresses,
        CancellationToken cancellationToken
    )
    {
        IPAddress[] found = IPAddress.TryParse(end.Host, out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(end.Host, cancellationToken);
        var allowed = allowPrivateAddresses ? found : [.. found.Where(PublicAddresses.Contains)];
        if (allowed.Length == 0)
        {
            throw new PrivateAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, end.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
