using System.CommandLine;

namespace Summarizer.Server.Commands;

/// <summary>The option <c>--server</c> of the commands that call a server.</summary>
internal static class ServerOption
{
    public static Option<Uri> Create() =>
        new("--server")
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
}
