using Azure.Data.Tables;
using Summarizer.Testing;

namespace Summarizer.Tests.Storage.Tables;

/// <summary>
/// What the service relies on in the Tables package, against the real emulator: each test has a table of its own. A newer
/// package that behaves differently fails here, by name.
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

    /// <summary>A table that nobody else uses; not created.</summary>
    protected TableClient NewTable() => Service.GetTableClient($"t{Guid.NewGuid():N}");
}
