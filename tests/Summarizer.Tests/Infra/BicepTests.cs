using System.Text.Json;
using System.Text.RegularExpressions;
using Summarizer.Storage;

namespace Summarizer.Tests.Infra;

public partial class BicepTests
{
    private static BicepFiles Files => BicepFiles.OfThisRepository;

    [Fact]
    public void Every_file_follows_the_grammar()
    {
        Assert.True(Files.ByPath.Count > 10);
        Assert.All(Files.ByPath, file => Assert.Empty(file.Value.Faults));
    }

    [Fact]
    public void A_file_that_does_not_follow_the_grammar_is_found()
    {
        var folder = Directory.CreateTempSubdirectory("summarizer-bicep-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "wrong.bicep"), "param name string\nvar = {\n");

            Assert.NotEmpty(BicepFiles.Read(folder.FullName).ByPath["wrong.bicep"].Faults);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Every_module_is_used_and_given_what_it_asks_for()
    {
        var main = Files.ByPath["main.bicep"];

        Assert.Equal(
            Files.ByPath.Keys.Where(path => path != "main.bicep").Order(),
            main.Modules.Select(module => module.Path).Distinct().Order()
        );
        Assert.All(
            main.Modules,
            module =>
            {
                var parameters = Files.ByPath[module.Path].Parameters;
                Assert.Empty(module.Given.Except(parameters.Keys));
                Assert.Empty(parameters.Where(p => p.Value).Select(p => p.Key).Except(module.Given));
            }
        );
    }

    [Fact]
    public void What_is_taken_from_a_module_is_among_its_outputs()
    {
        var main = Files.ByPath["main.bicep"];
        var paths = main.Modules.ToDictionary(module => module.Symbol, module => module.Path);

        Assert.NotEmpty(main.Uses);
        Assert.All(main.Uses, use => Assert.Contains(use.Output, Files.ByPath[paths[use.Symbol]].Outputs));
    }

    [Fact]
    public void Every_parameter_of_the_parameter_file_exists()
    {
        using var json = JsonDocument.Parse(Repository.Text("infra", "main.parameters.json"));
        var given = json.RootElement.GetProperty("parameters").EnumerateObject().Select(p => p.Name).ToList();
        var parameters = Files.ByPath["main.bicep"].Parameters;

        Assert.Empty(given.Except(parameters.Keys));
        Assert.Empty(parameters.Where(p => p.Value).Select(p => p.Key).Except(given));
    }

    [Fact]
    public void Containers_tables_and_queues_are_those_of_the_code()
    {
        var storage = Files.Module("storage");

        Assert.Equal(StorageNames.Containers, storage.List("containers"));
        Assert.Equal(StorageNames.Tables, storage.List("tables"));
        Assert.Equal(StorageNames.Queues, storage.List("queues"));
    }

    [Fact]
    public void Poison_queues_are_those_that_functions_listen_to()
    {
        var functions = Repository.Text("src", "Summarizer.Functions", "ArticleFunctions.cs");
        var listened = QueueTrigger()
            .Matches(functions)
            .Select(match => match.Groups[1].Value)
            .Select(queue => queue.Replace("StorageNames.DigestRequests + ", StorageNames.DigestRequests))
            .Select(queue => queue.Replace("StorageNames.DigestWebhooks + ", StorageNames.DigestWebhooks))
            .Select(queue => queue.Replace("\"", ""))
            .Where(queue => queue.EndsWith("-poison", StringComparison.Ordinal));

        Assert.Equal(listened.Order(), Files.Module("storage").List("poisonQueues").Order());
    }

    // Each role and what needs it. More than these, and the app could do more than it does.
    [Theory]
    [InlineData("storage", "storageBlobDataOwner", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b")] // the host's locks and keys; all our blobs
    [InlineData("storage", "storageQueueDataContributor", "974c5e8b-45b9-4653-ba55-5f855dd0fb88")] // requests, notices, the blob trigger's own queue
    [InlineData("storage", "storageTableDataContributor", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3")] // rows, lists, usage
    [InlineData("model", "cognitiveServicesOpenAIUser", "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd")] // chat completions
    [InlineData("monitoring", "monitoringMetricsPublisher", "3913510d-42f4-4e42-8a64-420c390055eb")] // telemetry
    [InlineData("vault", "keyVaultSecretsUser", "4633458b-17de-408a-b874-0445c86b69e6")] // Api:Keys
    [InlineData("events", "storageBlobDataContributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe")] // Event Grid's dead letters
    public void A_role_is_assigned_for_what_is_done_with_it(string module, string name, string id) =>
        Assert.Equal(id, Files.Module(module).Map("roles")[name]);

    [Fact]
    public void No_role_is_assigned_besides_those()
    {
        var assigned = Files
            .ByPath.Values.Where(file => file.Variables.ContainsKey("roles"))
            .Sum(file => file.Map("roles").Count);
        var anywhere = Directory
            .GetFiles(Path.Combine(Repository.Root, "infra"), "*.bicep", SearchOption.AllDirectories)
            .Sum(path => RoleAssignment().Count(File.ReadAllText(path)));

        Assert.Equal(7, assigned);
        Assert.Equal(5, anywhere); // one resource for each module that assigns any
    }

    [Fact]
    public void No_file_holds_a_secret_or_takes_one()
    {
        foreach (
            var path in Directory.GetFiles(Path.Combine(Repository.Root, "infra"), "*", SearchOption.AllDirectories)
        )
        {
            var text = File.ReadAllText(path);
            Assert.DoesNotContain("@secure", text);
            Assert.DoesNotContain("listKeys", text);
            Assert.DoesNotContain("AccountKey=", text);
        }
    }

    [GeneratedRegex(@"QueueTrigger\(([^,]+),", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QueueTrigger();

    [GeneratedRegex("'Microsoft.Authorization/roleAssignments@", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RoleAssignment();
}
