using Summarizer.Testing;
using Summarizer.Uploads;

namespace Summarizer.Tests.Articles;

public class UploadStoreTests(AzuriteServer azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // The sweeper compares one with the other: it asked for every digested article again, once a lease.
    // The blocks of two uploads under one name had the same ids: the second was answered 503, or a large one mixed.
    [Theory]
    [InlineData(4)]
    [InlineData(6 << 20)]
    public async Task Uploads_to_one_name_at_the_same_time_are_all_stored(int bytes)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var store = service.Uploads;
        var name = ServiceHost.NewName();

        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(async writer =>
                    {
                        var head = Enumerable.Repeat((byte)('a' + writer), bytes).ToArray();
                        await using var content = await UploadStream.OpenAsync(
                            new MemoryStream(head),
                            long.MaxValue,
                            checksum: null,
                            Cancel
                        );
                        await store.WriteAsync(
                            name,
                            content,
                            "text/plain",
                            details: null,
                            replace: true,
                            ifMatch: null,
                            Cancel
                        );
                    })
            );
            var stored = await store.FindAsync(name, Cancel);
            var read = await store.ReadAsync(stored!, Cancel);
            Assert.Equal(bytes, read!.Value.Length);
            Assert.Single(read.Value.ToArray().Distinct());
        }
    }

    [Fact]
    public async Task The_listing_tells_the_same_version_of_a_blob_as_the_blob_itself()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, "A Title\n\nA text.");

        var alone = await service.Uploads.FindAsync(name, Cancel);
        var listed = await service
            .Uploads.ListAsync(null, Cancel)
            .SelectMany(p => p.Uploads)
            .SingleAsync(u => u.Name == name.Value, Cancel);

        Assert.Equal(alone!.ETag.ToString(), listed.ETag.ToString());
    }
}
