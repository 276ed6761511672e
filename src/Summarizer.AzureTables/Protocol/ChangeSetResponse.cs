using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables.Protocol;

/// <summary>The answer to one write of a transaction; or, if it failed, the one answer to all of it.</summary>
internal sealed class ChangeSetResponse(int status, string reasonPhrase, string clientRequestId) : Response
{
    private const string StatusLine = "HTTP/1.1 ";

    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    public override int Status => status;

    public override string ReasonPhrase => reasonPhrase;

    public override Stream? ContentStream { get; set; } = new MemoryStream();

    public override string ClientRequestId { get; set; } = clientRequestId;

    public override bool IsError => status >= 400;

    /// <summary>
    /// The answers inside the answer to a transaction. Read line by line rather than by its boundaries: the parts hold
    /// only headers and JSON on one line, and the emulator does not put every boundary on a line of its own.
    /// </summary>
    public static List<Response> ReadAll(Response response)
    {
        var responses = new List<Response>();
        using var lines = new StringReader(Encoding.UTF8.GetString(response.Content));
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith(StatusLine, StringComparison.Ordinal))
            {
                responses.Add(Read(line, lines, response.ClientRequestId));
            }
        }

        return responses;
    }

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool ContainsHeader(string name) => _headers.ContainsKey(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() =>
        _headers.Select(header => new HttpHeader(header.Key, header.Value));

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) =>
        _headers.TryGetValue(name, out value);

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = _headers.TryGetValue(name, out var value) ? [value] : null;
        return values is not null;
    }

    private static ChangeSetResponse Read(string statusLine, StringReader lines, string clientRequestId)
    {
        var status = statusLine[StatusLine.Length..].Split(' ', 2);
        var part = new ChangeSetResponse(
            int.Parse(status[0], NumberStyles.None, CultureInfo.InvariantCulture),
            status.Length == 2 ? status[1] : string.Empty,
            clientRequestId
        );
        while (lines.ReadLine() is { Length: > 0 } line && !line.StartsWith("--", StringComparison.Ordinal))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                part._headers[line[..colon]] = line[(colon + 1)..].Trim();
            }
        }

        // Only errors have a body; the next line of other parts is empty or a boundary.
        if (part.IsError && lines.ReadLine() is { Length: > 0 } body)
        {
            part.ContentStream = new MemoryStream(Encoding.UTF8.GetBytes(body));
        }

        return part;
    }
}
