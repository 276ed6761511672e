namespace Summarizer.Index;

/// <summary>
/// What ranking needs to know of a term in an article, as one number that an index row holds: the places where it stands,
/// how often it occurs and how long the article is.
/// </summary>
internal readonly record struct TermWeight
{
    private const int PlaceBits = 6;
    private const int FrequencyBits = 8;
    private const int MaxFrequency = (1 << FrequencyBits) - 1;
    private const int MaxLength = (1 << 16) - 1;

    /// <summary>Lengths are kept in steps of so many words: ranking needs no finer ones.</summary>
    private const int LengthStep = 16;

    private TermWeight(int packed) => Packed = packed;

    /// <summary>Everything in one number; the places are its lowest bits, as rows of the old layout have them alone.</summary>
    public int Packed { get; }

    public WordPlaces Places => (WordPlaces)(Packed & (int)WordPlaces.All);

    /// <summary>How often the term occurs in the text and the digest.</summary>
    public int Frequency => (Packed >> PlaceBits) & MaxFrequency;

    /// <summary>About how many words the article has, stop words aside.</summary>
    public int Length => (Packed >> (PlaceBits + FrequencyBits)) * LengthStep;

    public static TermWeight Of(WordPlaces places, int frequency, int length) =>
        new(
            (int)places
                | (Math.Min(frequency, MaxFrequency) << PlaceBits)
                | (Math.Min((length + LengthStep - 1) / LengthStep, MaxLength) << (PlaceBits + FrequencyBits))
        );

    public static TermWeight Unpack(int packed) => new(packed);

    /// <summary>The weight of two forms of a word taken as one.</summary>
    public static TermWeight operator +(TermWeight a, TermWeight b) =>
        Of(a.Places | b.Places, a.Frequency + b.Frequency, Math.Max(a.Length, b.Length));
}
