using System.CommandLine;

namespace Summarizer.Server.Commands;

/// <summary><c>health</c>: whether a server answers, for containers that hold no other program to ask it with.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var server = new Argument<string>("SERVER")
        {
            Description = "The server's address.",
            DefaultValueFactory = _ => ServeCommand.DefaultUrl,
        };
        server.Validators.Add(argument =>
        {
            if (!Uri.TryCreate(argument.GetValueOrDefault<string>(), UriKind.Absolute, out _))
            {
                argument.AddError($"SERVER is an address such as {ServeCommand.DefaultUrl}");
            }
        });
        var command = new Command("health", "Ask a server whether it is alive; the exit code says so.") { server };
        command.SetAction(
            (parsed, cancellationToken) => RunAsync(new Uri(parsed.GetRequiredValue(server)), cancellationToken)
        );
        return command;
    }

    private static async Task<int> RunAsync(Uri server, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = server, Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync("/api/health/live", cancellationToken);
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e)
            when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"{server} does not answer.");
            return 1;
        }
    }
}
