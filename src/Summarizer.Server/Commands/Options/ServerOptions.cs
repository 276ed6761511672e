using System.CommandLine;
using Summarizer.Server.Client;

namespace Summarizer.Server.Commands.Options;

/// <summary>The options of the commands that call a server.</summary>
internal sealed class ServerOptions
{
    private readonly Option<Uri> _server = new("--server")
    {
        Description = "Address of the server.",
        DefaultValueFactory = _ => new Uri(ServeCommand.DefaultUrl),
        CustomParser = argument =>
        {
            if (
                Uri.TryCreate(argument.Tokens.Single().Value, UriKind.Absolute, out var address)
                && address.Scheme is "http" or "https"
            )
            {
                return address;
            }

            argument.AddError($"--server must be an address such as {ServeCommand.DefaultUrl}");
            return null;
        },
    };

    private readonly Option<string?> _key = new("--key") { Description = ServerKeys.Description };

    public void AddTo(Command command)
    {
        command.Options.Add(_server);
        command.Options.Add(_key);
    }

    /// <summary>The client of the chosen server.</summary>
    public ServerClient Connect(ParseResult parsed) =>
        new(parsed.GetRequiredValue(_server), ServerKeys.OfEnvironment(parsed.GetValue(_key)));

    /// <summary>The chosen server.</summary>
    public Uri Address(ParseResult parsed) => parsed.GetRequiredValue(_server);
}
