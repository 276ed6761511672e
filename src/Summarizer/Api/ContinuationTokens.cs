using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Summarizer.Api;

/// <summary>Opaque tokens for <c>after=</c>, signed (HMAC-SHA256) with their query: no forging, no use with another query.</summary>
internal sealed class ContinuationTokens(SigningKey key)
{
    private const int SignatureBytes = 16;

    public async Task<string> WrapAsync(string place, string query, CancellationToken cancellationToken)
    {
        var signature = Sign(await key.GetAsync(cancellationToken), place, query);
        return Base64Url.EncodeToString([.. signature, .. Encoding.UTF8.GetBytes(place)]);
    }

    /// <summary>The place in a token; null if the token is not ours, or belongs to another query.</summary>
    public async Task<string?> UnwrapAsync(string token, string query, CancellationToken cancellationToken)
    {
        if (!Base64Url.IsValid(token))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length <= SignatureBytes)
        {
            return null;
        }

        var place = Encoding.UTF8.GetString(bytes.AsSpan(SignatureBytes));
        var signature = Sign(await key.GetAsync(cancellationToken), place, query);
        return CryptographicOperations.FixedTimeEquals(signature, bytes.AsSpan(0, SignatureBytes)) ? place : null;
    }

    // The length signs where the place ends: a query may contain anything, so no character can separate the two.
    private static byte[] Sign(byte[] key, string place, string query) =>
        HMACSHA256.HashData(
            key,
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{place.Length}\n{place}{query}"))
        )[..SignatureBytes];
}
