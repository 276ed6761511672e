using System.Net;
using System.Threading.RateLimiting;

namespace Summarizer.Api.Access;

/// <summary>Slows down guessing: after a few wrong keys an address has to wait.</summary>
internal sealed class GuessLimiter : IDisposable
{
    /// <summary>Enough for a person who mistypes a key, and for an app that was given the old one.</summary>
    private const int FreeGuesses = 10;

    private static readonly TimeSpan OneMoreEvery = TimeSpan.FromSeconds(6);

    private readonly PartitionedRateLimiter<IPAddress> _guesses = PartitionedRateLimiter.Create<IPAddress, IPAddress>(
        address =>
            RateLimitPartition.GetTokenBucketLimiter(
                address,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = FreeGuesses,
                    TokensPerPeriod = 1,
                    ReplenishmentPeriod = OneMoreEvery,
                    QueueLimit = 0,
                }
            )
    );

    public static TimeSpan Wait => OneMoreEvery;

    public bool MayGuess(IPAddress? address) =>
        _guesses.GetStatistics(Key(address)) is not { CurrentAvailablePermits: <= 0 };

    public void GuessedWrong(IPAddress? address) => _guesses.AttemptAcquire(Key(address)).Dispose();

    public void Dispose() => _guesses.Dispose();

    // One machine has billions of IPv6 addresses; a network of /64 is one guesser.
    private static IPAddress Key(IPAddress? address)
    {
        if (address is null)
        {
            return IPAddress.None;
        }

        if (address.AddressFamily is not System.Net.Sockets.AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new(bytes);
    }
}
