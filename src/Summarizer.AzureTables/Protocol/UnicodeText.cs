using System.Text;

namespace Azure.Data.Tables.Protocol;

/// <summary>
/// Texts that can be sent as they are. Encoders put U+FFFD for half of a surrogate pair: a text cut inside a pair would
/// lose a character in silence, and two keys could become one.
/// </summary>
internal static class UnicodeText
{
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>The text itself.</summary>
    /// <exception cref="ArgumentException">Half of a surrogate pair stands alone in it.</exception>
    public static string Require(string text, string property)
    {
        ArgumentNullException.ThrowIfNull(text, property);
        try
        {
            _ = Strict.GetByteCount(text);
            return text;
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException("Half of a surrogate pair stands alone in the text.", property, e);
        }
    }
}
