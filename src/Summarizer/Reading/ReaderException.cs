namespace Summarizer.Reading;

/// <summary>Files cannot be read now, for a reason that lies in no file.</summary>
public sealed class ReaderException(string message, Exception? cause = null) : Exception(message, cause);
