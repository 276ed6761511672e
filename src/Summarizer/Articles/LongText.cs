using System.Text;
using Azure.Data.Tables;

namespace Summarizer.Articles;

/// <summary>
/// Text of any length in the string properties of a table row. Table storage counts UTF-16 units and allows 32,768 of
/// them (64 KiB) a property; a longer text stands in numbered properties: <c>Name0</c>, <c>Name1</c>, …
/// </summary>
internal static class LongText
{
    /// <summary>The most UTF-16 units of one string property.</summary>
    public const int MaxPropertyLength = 32_768;

    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>Writes a text. No pair of surrogates is split: storage takes strings as UTF-8.</summary>
    /// <exception cref="ArgumentException">
    /// <paramref name="text"/> has half a surrogate pair, which would be stored as another character without a word.
    /// </exception>
    public static void Write(TableEntity row, string property, string text)
    {
        _ = StrictUtf8.GetByteCount(text);
        var number = 0;
        for (var at = 0; at < text.Length || number == 0; number++)
        {
            var length = Math.Min(MaxPropertyLength, text.Length - at);
            if (at + length < text.Length && char.IsHighSurrogate(text[at + length - 1]))
            {
                length--;
            }

            row[FormattableString.Invariant($"{property}{number}")] = text.Substring(at, length);
            at += length;
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null if nothing was.</summary>
    public static string? Read(TableEntity row, string property)
    {
        var parts = new List<string>();
        while (row.GetString(FormattableString.Invariant($"{property}{parts.Count}")) is { } part)
        {
            parts.Add(part);
        }

        return parts.Count == 0 ? null : string.Concat(parts);
    }
}
