using System.CommandLine;

namespace Summarizer.Server.Commands;

/// <summary>The option <c>--server</c> of the verbs that speak to one.</summary>
internal static class ServerOption
{
    public static Option<Uri> Create() =>
        new("--server")
        {
            Description = "The server's address.",
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

                argument.AddError($"--server is an address such as {ServeCommand.DefaultUrl}");
                return null;
            },
        };
}
