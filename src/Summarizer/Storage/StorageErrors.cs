using Azure;

namespace Summarizer.Storage;

internal static class StorageErrors
{
    /// <summary>
    /// The storage service's error code; null if it sent none. The tables client reads it from the body alone, and some
    /// refusals carry it only in a header.
    /// </summary>
    public static string? CodeOf(RequestFailedException refusal) =>
        refusal.ErrorCode
        ?? (
            refusal.GetRawResponse() is { } response && response.Headers.TryGetValue("x-ms-error-code", out var code)
                ? code
                : null
        );
}
