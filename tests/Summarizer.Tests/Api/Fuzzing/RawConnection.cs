using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Summarizer.Tests.Api.Fuzzing;

/// <summary>What came back, as it came: nothing decoded, followed or repaired.</summary>
/// <param name="Status">The status; 0 if the connection was closed without an answer.</param>
/// <param name="Headers">The header fields in their order.</param>
/// <param name="Body">The bytes of the body.</param>
/// <param name="Took">From the first byte sent to the last one received.</param>
internal sealed record RawAnswer(
    int Status,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    byte[] Body,
    TimeSpan Took
)
{
    /// <summary>A header's value, the last if it came twice; null if it did not come.</summary>
    public string? Header(string name) =>
        Headers.LastOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}

/// <summary>
/// A connection that sends bytes as they are, which no well-behaved client does: HTTP/1.1 as far as Kestrel's answers go.
/// Not for use by several threads.
/// </summary>
internal sealed class RawConnection(int port) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private TcpClient? _client;
    private BufferedStream? _answers;

    /// <summary>Sends a request and reads the answer, on the connection of the request before if that stayed open.</summary>
    /// <param name="method">The method of the request, on which depends whether the answer has a body.</param>
    /// <param name="request">The whole request.</param>
    /// <param name="endsEarly">Whether nothing more will come, whatever the request has announced.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RawAnswer> SendAsync(
        string method,
        byte[] request,
        bool endsEarly,
        CancellationToken cancellationToken
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var started = Stopwatch.GetTimestamp();
        if (_client is null)
        {
            _client = new TcpClient { NoDelay = true };
            await _client.ConnectAsync("127.0.0.1", port, patience.Token);
            _answers = new BufferedStream(_client.GetStream(), 16 << 10);
        }

        var sending = SendAllAsync(_client, request, endsEarly, patience.Token);
        RawAnswer answer;
        try
        {
            answer = await ReadAnswerAsync(method, patience.Token);
        }
        catch (IOException) // the server has cut the connection, which ends an answer or comes in place of one
        {
            answer = new(0, [], [], default);
        }

        answer = answer with { Took = Stopwatch.GetElapsedTime(started) };
        await sending;
        if (endsEarly || answer.Status == 0 || answer.Header("Connection") is "close")
        {
            Dispose();
        }

        return answer;
    }

    public void Dispose()
    {
        _answers?.Dispose();
        _client?.Dispose();
        (_client, _answers) = (null, null);
    }

    private static async Task SendAllAsync(TcpClient client, byte[] request, bool endsEarly, CancellationToken cancel)
    {
        try
        {
            await client.GetStream().WriteAsync(request, cancel);
            if (endsEarly)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // The server has answered before it read everything, and closed.
        }
    }

    private async Task<RawAnswer> ReadAnswerAsync(string method, CancellationToken cancel)
    {
        while (true)
        {
            var line = await ReadLineAsync(cancel);
            if (line.Length < "HTTP/1.1 200".Length)
            {
                return new(0, [], [], default);
            }

            var status = int.Parse(line.AsSpan(9, 3), CultureInfo.InvariantCulture);
            var headers = new List<KeyValuePair<string, string>>();
            while (await ReadLineAsync(cancel) is { Length: > 0 } header)
            {
                var colon = header.IndexOf(':', StringComparison.Ordinal);
                headers.Add(new(header[..colon], header[(colon + 1)..].Trim()));
            }

            if (status >= 200) // 100 Continue comes before the answer
            {
                var answer = new RawAnswer(status, headers, [], default);
                var hasNoBody = method == "HEAD" || status is 204 or 304;
                return hasNoBody ? answer : answer with { Body = await ReadBodyAsync(answer, cancel) };
            }
        }
    }

    private async Task<byte[]> ReadBodyAsync(RawAnswer answer, CancellationToken cancel)
    {
        if (answer.Header("Content-Length") is { } length)
        {
            var body = new byte[int.Parse(length, CultureInfo.InvariantCulture)];
            await _answers!.ReadExactlyAsync(body, cancel);
            return body;
        }

        using var whole = new MemoryStream();
        if (answer.Header("Transfer-Encoding") is null)
        {
            await _answers!.CopyToAsync(whole, cancel);
            return whole.ToArray();
        }

        while (true)
        {
            var size = int.Parse(await ReadLineAsync(cancel), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var chunk = new byte[size];
            await _answers!.ReadExactlyAsync(chunk, cancel);
            await ReadLineAsync(cancel);
            if (size == 0)
            {
                return whole.ToArray();
            }

            whole.Write(chunk);
        }
    }

    private async Task<string> ReadLineAsync(CancellationToken cancel)
    {
        var line = new List<byte>();
        var next = new byte[1];
        while (await _answers!.ReadAsync(next, cancel) == 1 && next[0] != '\n')
        {
            line.Add(next[0]);
        }

        return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
    }
}
