using System.Net;

namespace Summarizer.Server.Client;

/// <summary>A request to a server failed; the message says why, in a sentence for the user.</summary>
/// <param name="message">The sentence.</param>
/// <param name="status">The status of the response; null if no server responded.</param>
internal sealed class ServerException(string message, HttpStatusCode? status) : Exception(message)
{
    public HttpStatusCode? Status { get; } = status;

    public int ExitCode =>
        Status switch
        {
            null => Server.ExitCode.NoServer,
            HttpStatusCode.BadRequest => Server.ExitCode.Misused,
            _ => Server.ExitCode.Failed,
        };
}
