using System.Net;

namespace Summarizer.Outbound;

/// <summary>All addresses but IANA's special-purpose ones (RFC 6890) and that of Azure's own host agent.</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Special4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), // this host
        IPNetwork.Parse("10.0.0.0/8"), // private
        IPNetwork.Parse("100.64.0.0/10"), // shared by a carrier's customers
        IPNetwork.Parse("127.0.0.0/8"), // loopback
        IPNetwork.Parse("168.63.129.16/32"), // Azure's host agent
        IPNetwork.Parse("169.254.0.0/16"), // link-local, and the metadata of clouds
        IPNetwork.Parse("172.16.0.0/12"), // private
        IPNetwork.Parse("192.0.0.0/24"), // protocols
        IPNetwork.Parse("192.0.2.0/24"), // documentation
        IPNetwork.Parse("192.88.99.0/24"), // 6to4 relays
        IPNetwork.Parse("192.168.0.0/16"), // private
        IPNetwork.Parse("198.18.0.0/15"), // benchmarks
        IPNetwork.Parse("198.51.100.0/24"), // documentation
        IPNetwork.Parse("203.0.113.0/24"), // documentation
        IPNetwork.Parse("224.0.0.0/3"), // multicast, reserved, broadcast
    ];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3"); // all that IANA has given out

    private static readonly IPNetwork[] Special6 =
    [
        IPNetwork.Parse("2001::/23"), // protocols, Teredo among them, which wraps an IPv4 address
        IPNetwork.Parse("2001:db8::/32"), // documentation
        IPNetwork.Parse("2002::/16"), // 6to4, which wraps an IPv4 address
        IPNetwork.Parse("3fff::/20"), // documentation
    ];

    /// <summary>Whether an address is one of the internet's. An IPv4 address mapped into IPv6 counts as what it is.</summary>
    public static bool Contains(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily is System.Net.Sockets.AddressFamily.InterNetwork
            ? !Special4.Any(network => network.Contains(address))
            : Global6.Contains(address) && !Special6.Any(network => network.Contains(address));
    }
}
