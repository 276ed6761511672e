using System.CommandLine;

namespace Summarizer.Server.Commands;

/// <summary><c>health</c>: checks that a server responds; for containers, whose image has no curl.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var server = new Argument<string>("SERVER")
        {
            Description = "Address of the server.",
            DefaultValueFactory = _ => ServeCommand.DefaultUrl,
        };
        server.Validators.Add(argument =>
        {
            if (
                !Uri.TryCreate(argument.GetValueOrDefault<string>(), UriKind.Absolute, out var address)
                || address.Scheme is not ("http" or "https")
            )
            {
                argument.AddError($"SERVER must be an address such as {ServeCommand.DefaultUrl}");
            }
        });
        var command = new Command("health", "Check that a server is alive.") { server };
        command.SetAction(
            (parsed, cancellationToken) => RunAsync(new Uri(parsed.GetRequiredValue(server)), cancellationToken)
        );
        return command;
    }

    private static async Task<int> RunAsync(Uri server, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = server, Timeout = RequestTimeout };
        try
        {
            using var answer = await http.GetAsync("/api/health/live", cancellationToken);
            return answer.IsSuccessStatusCode ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception e)
            when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"No response from {server}.");
            return ExitCode.NoServer;
        }
    }
}
