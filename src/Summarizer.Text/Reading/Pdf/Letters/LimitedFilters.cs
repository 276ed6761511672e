using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Summarizer.Text.Reading.Pdf.Letters;

/// <summary>
/// Decodes streams within limits. A deflated stream is decoded once with its size counted before the package decodes it:
/// the package has no limit of its own. Pictures are not decoded: nobody reads them.
/// </summary>
internal sealed class LimitedFilters(ReadingLimits limits) : IFilterProvider
{
    private static readonly string[] Pictures =
    [
        "DCTDecode",
        "DCT",
        "CCITTFaxDecode",
        "CCF",
        "JBIG2Decode",
        "JPXDecode",
    ];

    private readonly PictureFilter _picture = new();
    private readonly Dictionary<IFilter, IFilter> _limited = [];

    public ReadingLimits Limits => limits;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) =>
        dictionary.TryGet(NameToken.Filter, out var filter) || dictionary.TryGet(NameToken.F, out filter)
            ? filter switch
            {
                NameToken name => GetNamedFilters([name]),
                ArrayToken names => GetNamedFilters([.. names.Data.OfType<NameToken>()]),
                _ => [],
            }
            : [];

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => [.. names.Select(Of)];

    public IReadOnlyList<IFilter> GetAllFilters() =>
        [.. DefaultFilterProvider.Instance.GetAllFilters().Select(Limited)];

    private IFilter Of(NameToken name) =>
        Pictures.Contains(name.Data) ? _picture : Limited(DefaultFilterProvider.Instance.GetNamedFilters([name])[0]);

    private IFilter Limited(IFilter filter)
    {
        if (!_limited.TryGetValue(filter, out var limited))
        {
            limited = new LimitedFilter(filter, limits);
            _limited[filter] = limited;
        }

        return limited;
    }

    private sealed class PictureFilter : IFilter
    {
        public bool IsSupported => false;

        public Memory<byte> Decode(
            Memory<byte> input,
            DictionaryToken streamDictionary,
            IFilterProvider filterProvider,
            int filterIndex
        ) => Memory<byte>.Empty;
    }

    private sealed class LimitedFilter(IFilter filter, ReadingLimits limits) : IFilter
    {
        // A byte of run lengths stands for at most 128; of LZW, for some 1,400.
        private const int MostOfLzw = 1_400;
        private const int MostOfRunLength = 128;
        private const int HeaderLength = 2; // of zlib, before the deflated bytes

        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(
            Memory<byte> input,
            DictionaryToken streamDictionary,
            IFilterProvider filterProvider,
            int filterIndex
        )
        {
            limits.CountDecoded(Expansion(input));
            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        private long Expansion(Memory<byte> input) =>
            filter switch
            {
                FlateFilter => Inflated(input),
                LzwFilter => MayExpandTo((long)input.Length * MostOfLzw, input.Length),
                RunLengthFilter => MayExpandTo((long)input.Length * MostOfRunLength, input.Length),
                _ => input.Length,
            };

        // What could exceed the room is refused; the rest counts as four times its length, which is usual.
        private long MayExpandTo(long most, long length) => most > limits.RoomForStream ? most : length * 4;

        private long Inflated(Memory<byte> input)
        {
            if (input.Length <= HeaderLength)
            {
                return 0;
            }

            var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
            try
            {
                using var bytes = Stream(input[HeaderLength..]);
                using var deflate = new DeflateStream(bytes, CompressionMode.Decompress);
                var (length, most) = (0L, limits.RoomForStream);
                for (var read = deflate.Read(buffer); read > 0; read = deflate.Read(buffer))
                {
                    length += read;
                    if (length > most)
                    {
                        throw new LimitExceededException();
                    }
                }

                return length;
            }
            catch (InvalidDataException)
            {
                return input.Length; // damaged: the package decodes what it can, or fails
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }

        private static MemoryStream Stream(Memory<byte> bytes) =>
            MemoryMarshal.TryGetArray<byte>(bytes, out var array)
                ? new(array.Array!, array.Offset, array.Count, writable: false)
                : new(bytes.ToArray(), writable: false);
    }
}
