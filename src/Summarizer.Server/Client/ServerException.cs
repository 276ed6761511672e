namespace Summarizer.Server.Client;

/// <summary>A request to a server failed; the message says why, in a sentence for the user.</summary>
internal sealed class ServerException(string message) : Exception(message);
