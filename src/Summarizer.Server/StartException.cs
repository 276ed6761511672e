namespace Summarizer.Server;

/// <summary>The server cannot start, for a reason that the person who starts it can do something about.</summary>
/// <param name="message">What is wrong and what to do, in whole sentences. It is printed as it stands.</param>
internal sealed class StartException(string message) : Exception(message);
