using Azure;
using Summarizer.Articles;
using Summarizer.Sweeping;

namespace Summarizer.Tests.Sweeping;

public class BlobRangeTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(9, 10)]
    [InlineData(10, 10)]
    [InlineData(11, 10)]
    [InlineData(1000, 10)]
    [InlineData(1000, 64)]
    public void Ranges_follow_each_other_and_have_every_blob_once_however_few_fit(int blobs, int capacity)
    {
        var names = Enumerable.Range(0, blobs).Select(n => $"{n}.txt").ToList();
        var seen = new List<UInt128>();
        UInt128? from = 0;
        while (from is { } start)
        {
            var range = new BlobRange(start, capacity);
            foreach (var (number, page) in names.Chunk(7).Index())
            {
                range.Add(new UploadPage($"{number}", [.. page.Select(Upload)]));
            }

            range.Sort();
            Assert.InRange(range.Count, 1, capacity);
            foreach (var found in range.Rest())
            {
                Assert.Contains(found.Id, Chunk(names, range.PlaceOf(found.Blob!.Value)!));
                seen.Add(found.Id);
            }

            from = range.End;
        }

        Assert.Equal(names.Select(n => ArticleId.Of(n).ToUInt128()).Order(), seen);
    }

    private static IEnumerable<UInt128> Chunk(List<string> names, string place) =>
        names.Chunk(7).ElementAt(int.Parse(place, null)).Select(n => ArticleId.Of(n).ToUInt128());

    private static Upload Upload(string name) => new(name, new ETag("1"), DateTimeOffset.UnixEpoch, 1, null);
}
