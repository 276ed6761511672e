using System.Diagnostics;

namespace Summarizer.EndToEnd.Tests.Heads;

/// <summary>The built server.</summary>
public class ServerEndings : EndingStories
{
    protected override Head Create() => new ServerHead();
}

/// <summary>The published Functions head.</summary>
public class FunctionsEndings : EndingStories
{
    protected override Head Create() => new FunctionsHead();
}

/// <summary>What both heads do with an article under work when they end. The model holds its answer back until then.</summary>
public abstract class EndingStories
{
    protected abstract Head Create();

    [Fact]
    public async Task Drained_in_the_middle_of_an_article_a_head_gives_it_back()
    {
        await using var head = Create();
        head.More["Digests:Lease"] = "00:05:00"; // longer than the test waits: only what is given back is digested
        await head.InitializeAsync();
        using (head.Model.Hold())
        {
            await head.UploadAsync("drained.txt", Head.Article("viaduct"));
            await head.WaitForModelAsync();

            Assert.Equal(0, await head.DrainAsync());
        }

        var start = Stopwatch.StartNew();
        await head.StartAsync();
        await head.Http.GetStringAsync("/api/articles", TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"From the start to the first answer: {start.Elapsed.TotalSeconds:F1} s."
        );
        await head.WaitForAsync("drained.txt");
    }

    [Fact]
    public async Task Killed_in_the_middle_of_an_article_a_head_digests_it_when_the_lease_is_over()
    {
        await using var head = Create();
        head.More["Digests:Lease"] = "00:00:03";
        await head.InitializeAsync();
        using (head.Model.Hold())
        {
            await head.UploadAsync("killed.txt", Head.Article("viaduct"));
            await head.WaitForModelAsync();

            await head.KillAsync();
        }

        // By its message, or by a sweep if the host gave the message up while the worker started again.
        await head.WaitAsync("killed.txt", (_, article) => Head.Status(article) == "ready", sweeping: true);
    }
}
