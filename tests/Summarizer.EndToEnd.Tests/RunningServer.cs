using Summarizer.Testing;

namespace Summarizer.EndToEnd.Tests;

/// <summary>A server with its own Azurite, for the tests of one class.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly AzuriteServer _azurite = new();
    private ServerProcess? _server;
    private HttpClient? _http;

    public Uri Address { get; private set; } = new("http://localhost");

    public HttpClient Http => _http ?? throw new InvalidOperationException("The server has not been started.");

    public string Errors => _server?.Errors ?? "";

    public string Output => _server?.Output ?? "";

    public async ValueTask InitializeAsync()
    {
        await _azurite.InitializeAsync();
        (_server, Address) = await ServerProcess.ServeAsync(_azurite.ConnectionString);
        _http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(2) };
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await _azurite.DisposeAsync();
    }
}
