namespace Summarizer.EndToEnd.Tests.Heads;

/// <summary>The built server, as a process.</summary>
public sealed class ServerHead : Head
{
    private ServerProcess? _server;

    public override string Output => _server is null ? "" : _server.Output + _server.Errors;

    public override async Task<int> DrainAsync()
    {
        await _server!.SignalAsync("TERM");
        return await _server.WaitForExitAsync();
    }

    public override async Task KillAsync()
    {
        await _server!.SignalAsync("KILL");
        await _server.WaitForExitAsync();
        await StartAsync();
    }

    public override Task ReportAsync(string name) => Task.CompletedTask;

    public override Task SweepAsync() => Task.CompletedTask;

    protected override async Task<Uri> StartHeadAsync()
    {
        await StopAsync();
        (_server, var address) = await ServerProcess.ServeAsync(Azurite.ConnectionString, Settings);
        return address;
    }

    protected override async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
