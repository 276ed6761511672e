using System.CommandLine;
using Summarizer.Load;

var server = new Option<string>("--server")
{
    Description = "Address of the running server.",
    DefaultValueFactory = _ => "http://localhost:7071",
};
var storage = new Option<string>("--storage")
{
    Description = "Connection string of its storage, for direct reads.",
    DefaultValueFactory = _ => "UseDevelopmentStorage=true",
};
var article = new Argument<FileInfo>("ARTICLE")
{
    Description = "The article to upload, each time with a different end.",
};
article.AcceptExistingOnly();
var count = new Option<int>("--count") { Description = "Number of uploads.", DefaultValueFactory = _ => 100 };
var atOnce = new Option<int>("--at-once")
{
    Description = "Number of concurrent uploads.",
    DefaultValueFactory = _ => 8,
};
var process = new Option<int?>("--pid") { Description = "Process id of the server, to measure its memory." };
var idle = new Option<double>("--idle")
{
    Description = "Idle seconds before each upload, so that background polling has slowed down.",
    DefaultValueFactory = _ => 2,
};
var minutes = new Option<double>("--minutes") { Description = "Duration in minutes.", DefaultValueFactory = _ => 20 };
var perSecond = new Option<double>("--per-second")
{
    Description = "Maximum uploads per second.",
    DefaultValueFactory = _ => 2,
};

var latency = new Command("latency", "Time from upload to queryable digest, one article at a time.")
{
    article,
    server,
    storage,
    count,
    idle,
};
latency.SetAction(
    async (parsed, cancellationToken) =>
    {
        using var client = Client(parsed);
        await new UploadLoad(client).OneByOneAsync(
            parsed.GetValue(count),
            TimeSpan.FromSeconds(parsed.GetValue(idle)),
            cancellationToken
        );
    }
);

var burst = new Command(
    "burst",
    "Many concurrent uploads until all can be queried; measures queries and memory meanwhile."
)
{
    article,
    server,
    storage,
    count,
    atOnce,
    process,
};
burst.SetAction(
    async (parsed, cancellationToken) =>
    {
        using var client = Client(parsed);
        return await new UploadLoad(client).BurstAsync(
            parsed.GetValue(count),
            parsed.GetValue(atOnce),
            parsed.GetValue(process),
            cancellationToken
        )
            ? 0
            : 1;
    }
);

var soak = new Command("soak", "Uploads, reads and deletions at a steady pace; shows the server's memory over time.")
{
    article,
    server,
    storage,
    minutes,
    perSecond,
    process,
};
soak.SetAction(
    async (parsed, cancellationToken) =>
    {
        using var client = Client(parsed);
        await new UploadLoad(client).SoakAsync(
            TimeSpan.FromMinutes(parsed.GetValue(minutes)),
            parsed.GetValue(perSecond),
            parsed.GetValue(process) ?? throw new InvalidOperationException("--pid is required."),
            cancellationToken
        );
    }
);

var articles = new Option<int>("--articles")
{
    Description = "Number of articles to read.",
    DefaultValueFactory = _ => 1,
};
var reads = new Command("reads", "Reads of digests compared with direct reads of their rows from storage.")
{
    article,
    server,
    storage,
    articles,
};
reads.SetAction(
    async (parsed, cancellationToken) =>
    {
        using var client = Client(parsed);
        await new ReadLoad(client, parsed.GetValue(articles)).RunAsync(cancellationToken);
    }
);

return await new RootCommand("Load tests for a running server.") { latency, burst, soak, reads }
    .Parse(args)
    .InvokeAsync();

ArticleClient Client(ParseResult parsed) =>
    new(new Uri(parsed.GetRequiredValue(server)), parsed.GetRequiredValue(article), parsed.GetRequiredValue(storage));
