namespace Summarizer.Server;

/// <summary>The command cannot start, for a reason that the user can fix.</summary>
/// <param name="message">What is wrong and how to fix it, in whole sentences: it is printed as is.</param>
internal sealed class StartException(string message) : Exception(message);
