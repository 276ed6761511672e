using Azure.Data.Tables;
using Summarizer.Testing;

[assembly: AssemblyFixture(typeof(AzuriteServer))]

namespace Summarizer.AzureTables.Tests;

/// <summary>A test over a table of its own in the real emulator.</summary>
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
