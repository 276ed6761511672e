using Summarizer.Testing;

[assembly: AssemblyFixture(typeof(AzuriteServer))]

namespace Summarizer.Tests;

/// <summary>
/// A separate storage account for one test class: for tests that process or count everything in the account.
/// </summary>
public sealed class OwnAzurite : IAsyncLifetime
{
    private readonly AzuriteServer _azurite = new();

    public string ConnectionString => _azurite.ConnectionString;

    /// <summary>The account itself, for tests that put a proxy in front of it.</summary>
    public AzuriteServer Server => _azurite;

    public ValueTask InitializeAsync() => _azurite.InitializeAsync();

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();
}
