using Summarizer.Testing;

[assembly: AssemblyFixture(typeof(AzuriteServer))]

namespace Summarizer.Tests;

/// <summary>
/// A storage account of a test class's own: for tests that sweep or watch, which take in the whole account, and for those
/// that count what is in it.
/// </summary>
public sealed class OwnAzurite : IAsyncLifetime
{
    private readonly AzuriteServer _azurite = new();

    public string ConnectionString => _azurite.ConnectionString;

    /// <summary>The account itself, for those who put a line before it.</summary>
    public AzuriteServer Server => _azurite;

    public ValueTask InitializeAsync() => _azurite.InitializeAsync();

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();
}
