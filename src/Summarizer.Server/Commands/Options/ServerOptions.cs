using System.CommandLine;
using Summarizer.Server.Client;

namespace Summarizer.Server.Commands.Options;

/// <summary>The options of the commands that call a server.</summary>
internal sealed class ServerOptions
{
    private const string ServerVariable = "SUMMARIZER_SERVER";

    private readonly Option<string> _server = new("--server")
    {
        Description = $"Address of the server; or set the environment variable {ServerVariable}.",
        DefaultValueFactory = _ =>
            Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } address
                ? address
                : ServeCommand.DefaultUrl,
    };

    private readonly Option<string?> _key = new("--key") { Description = ServerKeys.Description };

    public ServerOptions() =>
        _server.Validators.Add(server =>
        {
            if (Parse(server.GetValueOrDefault<string>()) is null)
            {
                server.AddError($"--server or {ServerVariable} must be an address such as {ServeCommand.DefaultUrl}");
            }
        });

    public void AddTo(Command command)
    {
        command.Options.Add(_server);
        command.Options.Add(_key);
    }

    /// <summary>The client of the chosen server.</summary>
    public ServerClient Connect(ParseResult parsed) =>
        new(Address(parsed), ServerKeys.OfEnvironment(parsed.GetValue(_key)));

    /// <summary>The chosen server.</summary>
    public Uri Address(ParseResult parsed) => Parse(parsed.GetRequiredValue(_server))!;

    private static Uri? Parse(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
}
