using Azure.Data.Tables;
using Summarizer.Testing;

namespace Summarizer.Tests.Storage.Tables;

/// <summary>
/// The behaviour of the Tables package that the service relies on, tested on the emulator: each test has its own table. A
/// package update that behaves differently fails here.
/// </summary>
public abstract class AzuriteTables(AzuriteServer azurite) : IAsyncLifetime
{
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected AzuriteServer Azurite { get; } = azurite;

    protected TableServiceClient Service { get; } = new(azurite.ConnectionString);

    protected TableClient Table { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Table = NewTable();
        await Table.CreateAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Table.DeleteAsync(CancellationToken.None);
    }

    /// <summary>A table of this test alone; not created.</summary>
    protected TableClient NewTable() => Service.GetTableClient($"t{Guid.NewGuid():N}");
}
