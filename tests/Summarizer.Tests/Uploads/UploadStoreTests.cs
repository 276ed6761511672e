using Summarizer.Testing;

namespace Summarizer.Tests.Uploads;

public class UploadStoreTests(AzuriteServer azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // The sweeper compares one with the other: it asked for every digested article again, once a lease.
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
