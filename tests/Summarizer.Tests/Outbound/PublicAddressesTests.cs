using System.Net;
using Summarizer.Outbound;

namespace Summarizer.Tests.Outbound;

public class PublicAddressesTests
{
    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("168.63.129.17")]
    [InlineData("169.253.255.255")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450:4001:82b::200e")]
    public void An_address_of_the_internet_may_be_connected_to(string address) =>
        Assert.True(PublicAddresses.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.1")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")] // compatible with IPv4, long given up
    [InlineData("::ffff:127.0.0.1")] // mapped from IPv4
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:0:127.0.0.1")] // translated from IPv4
    [InlineData("64:ff9b::7f00:1")] // NAT64
    [InlineData("100::1")] // discarded
    [InlineData("2001::1")] // Teredo
    [InlineData("2001:db8::1")] // documentation
    [InlineData("2002:7f00:1::1")] // 6to4 of 127.0.0.1
    [InlineData("3fff::1")] // documentation
    [InlineData("fc00::1")] // unique local
    [InlineData("fd00:ec2::254")] // metadata of a cloud
    [InlineData("fe80::1")] // link-local
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")] // site-local
    [InlineData("ff02::1")] // multicast
    public void An_address_of_this_machine_or_a_private_network_may_not(string address) =>
        Assert.False(PublicAddresses.Contains(IPAddress.Parse(address)));
}
