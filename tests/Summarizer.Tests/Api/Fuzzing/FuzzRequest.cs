using System.Text;

namespace Summarizer.Tests.Api.Fuzzing;

/// <summary>One request of a fuzzing run.</summary>
/// <param name="Operation">What it is meant for; null if the document knows no such operation.</param>
/// <param name="Method">The method.</param>
/// <param name="Target">The request target, encoded.</param>
/// <param name="Headers">The lines of the header, without Host and the length of the body if it is whole.</param>
/// <param name="Body">The body.</param>
internal sealed record FuzzRequest(
    ApiOperation? Operation,
    string Method,
    string Target,
    IReadOnlyList<string> Headers,
    byte[] Body
)
{
    /// <summary>Whether its path may lead to another operation than the one that it was made of.</summary>
    public bool MayStray { get; init; }

    /// <summary>Whether it breaks HTTP itself, so that the server may refuse it before the service sees it.</summary>
    public bool BreaksHttp { get; init; }

    /// <summary>The bytes to send.</summary>
    public byte[] ToBytes(int port)
    {
        var head = new StringBuilder($"{Method} {Target} HTTP/1.1\r\n");
        if (!Headers.Any(h => h.StartsWith("Host:", StringComparison.OrdinalIgnoreCase)))
        {
            head.Append(System.Globalization.CultureInfo.InvariantCulture, $"Host: localhost:{port}\r\n");
        }

        foreach (var header in Headers)
        {
            head.Append(header).Append("\r\n");
        }

        if (!BreaksHttp && (Body.Length > 0 || Method is "PUT" or "POST"))
        {
            head.Append(System.Globalization.CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n");
        }

        return [.. Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), .. Body];
    }

    public override string ToString()
    {
        var text = $"{Method} {Target} [{string.Join(" | ", Headers)}] {Body.Length} bytes";
        return text.Length > 1500 ? text[..1500] + "…" : text;
    }
}
