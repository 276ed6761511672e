namespace Summarizer.Server.Client;

/// <summary>A server did not do what it was asked for; the message says why, in a sentence for whoever asked.</summary>
internal sealed class ServerException(string message) : Exception(message);
