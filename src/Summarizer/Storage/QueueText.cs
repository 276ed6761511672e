using System.Buffers.Text;
using System.Text;

namespace Summarizer.Storage;

/// <summary>Base64 of UTF-8, as the Functions host has it. The client library would throw for a batch with one odd message.</summary>
internal static class QueueText
{
    public static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>The text that a message carries: decoded if it is Base64, otherwise as it stands.</summary>
    public static string Decode(string message) =>
        Base64.IsValid(message) ? Encoding.UTF8.GetString(Convert.FromBase64String(message)) : message;
}
