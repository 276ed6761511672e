using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Summarizer.Notifications;

/// <summary>Signs as Standard Webhooks 1.0 says (standardwebhooks.com): HMAC-SHA256 over id, time and body.</summary>
internal static class WebhookSignature
{
    private const string Prefix = "whsec_";
    private const int ShortestKey = 24; // both bounds are the specification's
    private const int LongestKey = 64;

    public static bool TryRead(string secrets, [NotNullWhen(true)] out IReadOnlyList<byte[]>? keys)
    {
        var texts = secrets.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var areSecrets =
            texts.Length > 0
            && texts.All(text =>
                text.StartsWith(Prefix, StringComparison.Ordinal)
                && Base64.IsValid(text.AsSpan(Prefix.Length), out var length)
                && length is >= ShortestKey and <= LongestKey
            );
        keys = areSecrets ? [.. texts.Select(text => Convert.FromBase64String(text[Prefix.Length..]))] : null;
        return areSecrets;
    }

    /// <summary>The header <c>webhook-signature</c>: one signature a key, of id, seconds since 1970 and the exact body.</summary>
    public static string Of(IReadOnlyList<byte[]> keys, string id, long seconds, string body)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}.{body}"));
        return string.Join(' ', keys.Select(key => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}"));
    }
}
