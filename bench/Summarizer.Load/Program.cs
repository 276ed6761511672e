using System.CommandLine;
using Summarizer.Load;

var server = new Option<string>("--server")
{
    Description = "The address of the server that runs.",
    DefaultValueFactory = _ => "http://localhost:7071",
};
var storage = new Option<string>("--storage")
{
    Description = "The connection string of the storage behind it, for bare reads.",
    DefaultValueFactory = _ => "UseDevelopmentStorage=true",
};
var article = new Argument<FileInfo>("ARTICLE")
{
    Description = "The article that is uploaded, each time with another end.",
};
article.AcceptExistingOnly();
var count = new Option<int>("--count") { Description = "How many uploads.", DefaultValueFactory = _ => 100 };
var atOnce = new Option<int>("--at-once") { Description = "How many under way at once.", DefaultValueFactory = _ => 8 };
var process = new Option<int?>("--pid") { Description = "The server's process, whose memory is looked at." };
var idle = new Option<double>("--idle")
{
    Description = "Seconds without any upload before each, so that the watcher has gone quiet.",
    DefaultValueFactory = _ => 2,
};
var minutes = new Option<double>("--minutes") { Description = "How long.", DefaultValueFactory = _ => 20 };
var perSecond = new Option<double>("--per-second")
{
    Description = "Uploads a second, at most.",
    DefaultValueFactory = _ => 2,
};

var latency = new Command("latency", "From upload to queryable digest, one article after another.")
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

var burst = new Command("burst", "Many uploads at once, until every one can be queried; queries and memory meanwhile.")
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

var soak = new Command("soak", "Uploads, reads and deletions at a steady pace; the server's memory by the time.")
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
            parsed.GetValue(process) ?? throw new InvalidOperationException("--pid is needed."),
            cancellationToken
        );
    }
);

var articles = new Option<int>("--articles")
{
    Description = "Among how many articles the reads are spread.",
    DefaultValueFactory = _ => 1,
};
var reads = new Command("reads", "Reads of digests beside bare reads of their rows from storage.")
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

return await new RootCommand("Loads a running server.") { latency, burst, soak, reads }
    .Parse(args)
    .InvokeAsync();

ArticleClient Client(ParseResult parsed) =>
    new(new Uri(parsed.GetRequiredValue(server)), parsed.GetRequiredValue(article), parsed.GetRequiredValue(storage));
