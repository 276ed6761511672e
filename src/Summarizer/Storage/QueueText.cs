using System.Buffers.Text;
using System.Text;

namespace Summarizer.Storage;

/// <summary>
/// Messages as the Functions host writes and expects them: Base64 of UTF-8. Not left to the client library, which throws
/// for a whole batch if one message of it is anything else: a stranger's message must not stop the queue.
/// </summary>
public static class QueueText
{
    /// <summary>The message that carries a text.</summary>
    public static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>The text that a message carries: decoded if it is Base64, otherwise as it stands.</summary>
    public static string Decode(string message) =>
        Base64.IsValid(message) ? Encoding.UTF8.GetString(Convert.FromBase64String(message)) : message;
}
