using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Summarizer.Tests.Storage;

/// <summary>Counts storage calls, and the rows returned by queries.</summary>
public sealed partial class CountingTransport : HttpPipelineTransport, IDisposable
{
    private readonly HttpClientTransport _line = new();
    private readonly ConcurrentDictionary<int, int> _callsByPort = new();
    private int _calls;
    private int _rows;

    public int Calls => Volatile.Read(ref _calls);

    public int Rows => Volatile.Read(ref _rows);

    /// <summary>Calls to one service of the account: in Azurite each has its own port.</summary>
    public int CallsTo(Uri service) => _callsByPort.GetValueOrDefault(service.Port);

    public void Reset()
    {
        _callsByPort.Clear();
        Volatile.Write(ref _calls, 0);
        Volatile.Write(ref _rows, 0);
    }

    public void Dispose() => _line.Dispose();

    public override Request CreateRequest() => _line.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        Interlocked.Increment(ref _calls);
        _callsByPort.AddOrUpdate(message.Request.Uri.Port, 1, (_, calls) => calls + 1);
        await _line.ProcessAsync(message);
        if (message.Response.ContentStream is { } content)
        {
            var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, message.CancellationToken);
            bytes.Position = 0;
            message.Response.ContentStream = bytes;
            var text = System.Text.Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
            Interlocked.Add(ref _rows, RowKeys().Count(text));
        }
    }

    [GeneratedRegex("\"RowKey\":", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RowKeys();
}
