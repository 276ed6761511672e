namespace Summarizer.FunctionsHost;

/// <summary>A function failed, was cancelled, or lost its worker.</summary>
public sealed class InvocationFailedException(string message) : Exception(message);
