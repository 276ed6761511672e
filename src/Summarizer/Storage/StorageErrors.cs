using Azure;

namespace Summarizer.Storage;

internal static class StorageErrors
{
    /// <summary>Storage's error code; null if none. The tables client misses one that is only in a header.</summary>
    public static string? CodeOf(RequestFailedException refusal) =>
        refusal.ErrorCode
        ?? (
            refusal.GetRawResponse() is { } response && response.Headers.TryGetValue("x-ms-error-code", out var code)
                ? code
                : null
        );
}
