namespace Summarizer.Storage;

/// <summary>An upload arrived with other bytes than were announced. It is not stored.</summary>
public sealed class ChecksumException() : Exception("The upload does not have the announced checksum.");
