using System.Data.Common;
using System.Globalization;

namespace Summarizer.Server.Azurite;

/// <summary>
/// Where the storage emulator of this machine is expected: the three services of the account
/// <c>devstoreaccount1</c>, on loopback.
/// </summary>
/// <param name="Host">The loopback address.</param>
/// <param name="BlobPort">The port of the blob service, 10000 by custom.</param>
/// <param name="QueuePort">The port of the queue service, 10001 by custom.</param>
/// <param name="TablePort">The port of the table service, 10002 by custom.</param>
internal sealed record DevelopmentStorage(string Host, int BlobPort, int QueuePort, int TablePort)
{
    /// <summary>The account that every emulator has.</summary>
    public const string AccountName = "devstoreaccount1";

    /// <summary>What <c>UseDevelopmentStorage=true</c> stands for.</summary>
    public static DevelopmentStorage Default { get; } = new("127.0.0.1", 10000, 10001, 10002);

    /// <summary>The three ports with the names of their services.</summary>
    public IEnumerable<(string Service, int Port)> Ports =>
        [("blob", BlobPort), ("queue", QueuePort), ("table", TablePort)];

    /// <summary>The emulator that a connection string means, or null if it means an account elsewhere.</summary>
    public static DevelopmentStorage? Parse(string connectionString)
    {
        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = connectionString;
        }
        catch (ArgumentException)
        {
            return null; // the storage clients will say what is wrong with it
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
