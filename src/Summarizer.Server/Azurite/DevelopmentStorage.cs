using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Summarizer.Server.Azurite;

/// <summary>The ports of the storage emulator's account <c>devstoreaccount1</c> on loopback.</summary>
internal sealed record DevelopmentStorage(string Host, int BlobPort, int QueuePort, int TablePort)
{
    public const string AccountName = "devstoreaccount1";

    /// <summary>The meaning of <c>UseDevelopmentStorage=true</c>.</summary>
    public static DevelopmentStorage Default { get; } = new("127.0.0.1", 10000, 10001, 10002);

    // Known to all: it opens the emulator and nothing else.
    private const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};"
        + $"BlobEndpoint=http://{Host}:{BlobPort}/{AccountName};QueueEndpoint=http://{Host}:{QueuePort}/{AccountName};"
        + $"TableEndpoint=http://{Host}:{TablePort}/{AccountName};";

    /// <summary>The same on three ports that are free now.</summary>
    public static DevelopmentStorage OnFreePorts()
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, 3).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (var listener in listeners)
        {
            listener.Start();
        }

        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (var listener in listeners)
        {
            listener.Dispose();
        }

        return Default with
        {
            BlobPort = ports[0],
            QueuePort = ports[1],
            TablePort = ports[2],
        };
    }

    public IEnumerable<(string Service, int Port)> Ports =>
        [("blob", BlobPort), ("queue", QueuePort), ("table", TablePort)];

    /// <summary>The emulator in a connection string; null if it is an account elsewhere.</summary>
    public static DevelopmentStorage? Parse(string connectionString)
    {
        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = connectionString;
        }
        catch (ArgumentException)
        {
            return null; // the storage clients report what is wrong with it
        }

        if (Value("UseDevelopmentStorage") is { } use && bool.TryParse(use, out var yes) && yes)
        {
            return Default;
        }

        return
            Value("AccountName") == AccountName
            && Loopback("BlobEndpoint") is { } blob
            && Loopback("QueueEndpoint") is { } queue
            && Loopback("TableEndpoint") is { } table
            ? new(blob.Host, blob.Port, queue.Port, table.Port)
            : null;

        string? Value(string key) =>
            parts.TryGetValue(key, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

        Uri? Loopback(string key) =>
            Uri.TryCreate(Value(key), UriKind.Absolute, out var address) && address.IsLoopback ? address : null;
    }
}
