using System.Text;

namespace Summarizer.Uploads;

/// <summary>Reads the name from the raw URL: the framework resolves dot segments and confuses <c>%2F</c> with <c>%252F</c>.</summary>
internal static class UploadPath
{
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>The name after a route; null if the URL is not percent-encoded UTF-8, or is not under the route.</summary>
    public static string? NameIn(string rawTarget, string route)
    {
        var end = rawTarget.IndexOfAny(['?', '#']);
        var path = end < 0 ? rawTarget : rawTarget[..end];
        var start = path.IndexOf(route, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? null : Decode(path[(start + route.Length)..]);
    }

    private static string? Decode(string encoded)
    {
        var bytes = new List<byte>(encoded.Length);
        for (var at = 0; at < encoded.Length; at++)
        {
            if (encoded[at] != '%')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes([encoded[at]]));
            }
            else if (
                at + 2 < encoded.Length
                && char.IsAsciiHexDigit(encoded[at + 1])
                && char.IsAsciiHexDigit(encoded[at + 2])
            )
            {
                bytes.Add(Convert.FromHexString(encoded.AsSpan(at + 1, 2))[0]);
                at += 2;
            }
            else
            {
                return null;
            }
        }

        try
        {
            return Strict.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
