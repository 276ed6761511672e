using System.CommandLine;
using Summarizer.Load;

var server = new Option<Uri>("--server") { DefaultValueFactory = _ => new Uri("http://localhost:7071") };
var article = new Argument<FileInfo>("ARTICLE")
{
    Description = "The article that is uploaded, each time with another end.",
};
article.AcceptExistingOnly();
var count = new Option<int>("--count") { Description = "How many uploads.", DefaultValueFactory = _ => 100 };
var atOnce = new Option<int>("--at-once") { Description = "How many under way at once.", DefaultValueFactory = _ => 8 };
var idle = new Option<double>("--idle")
{
    Description = "Seconds without any upload before each, so that the watcher has gone quiet.",
    DefaultValueFactory = _ => 2,
};

var latency = new Command("latency", "From upload to queryable digest, one article after another.")
{
    article,
    server,
    count,
    idle,
};
latency.SetAction(
    async (parsed, cancellationToken) =>
    {
        using var load = new UploadLoad(parsed.GetRequiredValue(server), parsed.GetRequiredValue(article));
        await load.OneByOneAsync(
            parsed.GetValue(count),
            TimeSpan.FromSeconds(parsed.GetValue(idle)),
            cancellationToken
        );
    }
);

var burst = new Command("burst", "Many uploads at once, until every one can be queried.")
{
    article,
    server,
    count,
    atOnce,
};
burst.SetAction(
    async (parsed, cancellationToken) =>
    {
        using var load = new UploadLoad(parsed.GetRequiredValue(server), parsed.GetRequiredValue(article));
        return await load.AllAtOnceAsync(parsed.GetValue(count), parsed.GetValue(atOnce), cancellationToken) ? 0 : 1;
    }
);

return await new RootCommand("Loads a running server.") { latency, burst }
    .Parse(args)
    .InvokeAsync();
