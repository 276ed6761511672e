using System.Text.Json;
using Summarizer.Storage;

namespace Summarizer.Tests.Infra;

/// <summary>
/// The Functions head as published by <c>./test</c> to artifacts/functions; skipped where the worker's packages do not
/// restore.
/// </summary>
public class FunctionsHeadTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "functions");

    // Each function with its trigger, source and authorization level.
    private static readonly string[] Functions =
    [
        "Api: httpTrigger route=api/{*path} authLevel=Function",
        $"DeliverNotice: queueTrigger queueName={StorageNames.DigestWebhooks} connection=ArticleStorage",
        $"DeliverNoticeAgain: queueTrigger queueName={StorageNames.DigestWebhooks}-poison connection=ArticleStorage",
        "Docs: httpTrigger route=api/docs/{*path} authLevel=Anonymous methods=get",
        "Health: httpTrigger route=api/health/{*path} authLevel=Anonymous methods=get",
        "OpenApi: httpTrigger route=api/openapi/{*path} authLevel=Anonymous methods=get",
        "Page: httpTrigger route={*path} authLevel=Anonymous methods=get",
        $"ProcessRequest: queueTrigger queueName={StorageNames.DigestRequests} connection=ArticleStorage",
        "RecordFailure: queueTrigger queueName=webjobs-blobtrigger-poison connection=ArticleStorage",
        $"RecordRequestFailure: queueTrigger queueName={StorageNames.DigestRequests}-poison connection=ArticleStorage",
        $"SummarizeArticle: blobTrigger path={StorageNames.Articles}/{{name}} source=EventGrid connection=ArticleStorage"
            + " supportsDeferredBinding=True",
        "Sweep: timerTrigger schedule=0 */5 * * * *",
    ];

    [Fact]
    public void The_published_metadata_lists_each_function_with_its_trigger()
    {
        SkipWhereItIsNotBuilt();

        Assert.Equal(Functions, Read(Path.Combine(Folder, "functions.metadata")));
    }

    [Fact]
    public void A_debug_build_also_polls_for_uploads()
    {
        SkipWhereItIsNotBuilt();
        var built = Path.Combine(Repository.Root, "src", "Summarizer.Functions", "bin", "Debug", "net10.0");

        var more = Read(Path.Combine(built, "functions.metadata")).Except(Functions);

        Assert.Equal(
            $"SummarizeArticlePolling: blobTrigger path={StorageNames.Articles}/{{name}} connection=ArticleStorage"
                + " supportsDeferredBinding=True",
            Assert.Single(more)
        );
    }

    [Fact]
    public void The_published_folder_has_everything_the_host_needs_and_no_local_settings()
    {
        SkipWhereItIsNotBuilt();
        using var worker = Json("worker.config.json");
        using var extensions = Json("extensions.json");

        Assert.Equal(Repository.Text("host.json"), File.ReadAllText(Path.Combine(Folder, "host.json")));
        var description = worker.RootElement.GetProperty("description");
        Assert.Equal("dotnet-isolated", description.GetProperty("language").GetString());
        Assert.True(File.Exists(Path.Combine(Folder, description.GetProperty("defaultWorkerPath").GetString()!)));
        var loaded = extensions.RootElement.GetProperty("extensions").EnumerateArray().ToList();
        Assert.Superset(
            new HashSet<string?> { "AzureStorageBlobs", "AzureStorageQueues" },
            loaded.Select(extension => extension.GetProperty("name").GetString()).ToHashSet()
        );
        Assert.All(
            loaded,
            extension => Assert.True(File.Exists(Path.Combine(Folder, extension.GetProperty("hintPath").GetString()!)))
        );
        Assert.False(File.Exists(Path.Combine(Folder, "local.settings.json")));
    }

    private static void SkipWhereItIsNotBuilt() =>
        Assert.SkipUnless(
            Directory.Exists(Folder),
            "./test did not publish the Functions head: its packages are not available."
        );

    private static JsonDocument Json(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file)));

    // One line per function, sorted by name: its trigger with all its properties.
    private static List<string> Read(string metadata)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(metadata));
        return
        [
            .. json
                .RootElement.EnumerateArray()
                .Select(function =>
                    $"{function.GetProperty("name").GetString()}: {Trigger(function.GetProperty("bindings"))}"
                )
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Trigger(JsonElement bindings)
    {
        var binding = Assert.Single(bindings.EnumerateArray());
        string[] said =
        [
            "path",
            "queueName",
            "schedule",
            "route",
            "source",
            "connection",
            "authLevel",
            "methods",
            "supportsDeferredBinding",
        ];
        var values = said.Select(name => (Name: name, Value: Find(binding, name)))
            .Where(property => property.Value is not null)
            .Select(property => $" {property.Name}={property.Value}");
        return binding.GetProperty("type").GetString() + string.Concat(values);
    }

    private static string? Find(JsonElement binding, string name) =>
        binding.TryGetProperty(name, out var value) || binding.GetProperty("properties").TryGetProperty(name, out value)
            ? value.ValueKind == JsonValueKind.Array
                ? string.Join(',', value.EnumerateArray().Select(item => item.GetString()))
                : value.GetString()
            : null;
}
