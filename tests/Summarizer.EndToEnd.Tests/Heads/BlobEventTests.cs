namespace Summarizer.EndToEnd.Tests.Heads;

/// <summary>Blob events of Event Grid, through the host's own listeners.</summary>
public class BlobEventTests(FunctionsHead head) : IClassFixture<FunctionsHead>
{
    [Fact]
    public async Task An_event_of_an_upload_ends_in_its_digest()
    {
        await head.PutBlobAsync("pier.txt", Head.Article("pier"));

        await head.ReportAsync("pier.txt");

        Assert.NotNull((await head.WaitForReadyAsync("pier.txt"))["summary"]);
    }
}
