using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Summarizer.Articles;

/// <summary>
/// An article's name in keys and addresses: 26 characters of lower-case Crockford base32, the first 128 bits of the
/// SHA-256 of the exact name in UTF-8. Nothing is normalised: composed and decomposed é are two blobs and two ids.
/// </summary>
public sealed record ArticleId
{
    /// <summary>How many characters an id has: 128 bits at 5 bits each, rounded up.</summary>
    public const int Length = 26;

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private ArticleId(string value) => Value = value;

    /// <summary>The id's 26 characters.</summary>
    public string Value { get; }

    /// <summary>The partition of the table <c>articles</c> that the article's row is in.</summary>
    public string Partition => Value[..2];

    /// <summary>The id of the blob with this name.</summary>
    /// <param name="name">The exact name; a lone surrogate counts as U+FFFD, as in any UTF-8.</param>
    public static ArticleId Of(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        return Of(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash));
    }

    /// <summary>The id of an article.</summary>
    public static ArticleId Of(ArticleName name) => Of(name.Value);

    /// <summary>The id of these 128 bits, as <see cref="ToUInt128"/> gives them.</summary>
    public static ArticleId Of(UInt128 bits)
    {
        Span<char> characters = stackalloc char[Length];
        for (var at = Length - 1; at >= 0; at--)
        {
            characters[at] = Alphabet[(int)(bits & 31)];
            bits >>= 5;
        }

        return new(new string(characters));
    }

    /// <summary>Parses an id from outside. Only the exact form counts: an id has one spelling.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ArticleId? id)
    {
        // The first character carries 3 bits: 26 characters hold 130.
        id =
            text is { Length: Length } && text[0] is >= '0' and <= '7' && text.All(c => Alphabet.Contains(c))
                ? new(text)
                : null;
        return id is not null;
    }

    /// <summary>The 128 bits of the id; they sort as ids do.</summary>
    public UInt128 ToUInt128() =>
        Value.Aggregate(UInt128.Zero, (number, c) => (number << 5) | (uint)Alphabet.IndexOf(c));

    /// <inheritdoc />
    public override string ToString() => Value;
}
