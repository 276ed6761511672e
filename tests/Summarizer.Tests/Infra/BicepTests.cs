using System.Text.Json;
using System.Text.RegularExpressions;
using Summarizer.Storage;

namespace Summarizer.Tests.Infra;

public partial class BicepTests
{
    private const string Accounts = "Microsoft.CognitiveServices/accounts";
    private const string Deployments = "Microsoft.CognitiveServices/accounts/deployments";
    private const string Endpoints = "Microsoft.Network/privateEndpoints";
    private const string Sites = "Microsoft.Web/sites";
    private const string StorageAccounts = "Microsoft.Storage/storageAccounts";

    private static JsonElement ParameterFile =>
        JsonDocument.Parse(Repository.Text("infra", "main.parameters.json")).RootElement.GetProperty("parameters");

    // A wrong property name or API version is only a warning to the compiler, so a warning is a failure here.
    [Fact]
    public async Task Infra_compiles_without_a_warning()
    {
        var infra = await CompiledInfra.GetAsync();

        Assert.Empty(infra.Complaints);
        Assert.Equal(4, infra.Shapes.Count());
    }

    [Fact]
    public async Task A_fault_in_a_module_is_reported_when_main_is_compiled()
    {
        Assert.SkipWhen(BicepCompiler.Path is null, BicepCompiler.Missing);
        var cancel = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("summarizer-bicep-");
        try
        {
            var main = Path.Combine(folder.FullName, "main.bicep");
            await File.WriteAllTextAsync(main, "module plan 'plan.bicep' = {}\n", cancel);
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "plan.bicep"),
                """
                param unused string = ''
                resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
                  name: 'plan'
                  location: resourceGroup().location
                  properties: { reservd: true }
                }
                """,
                cancel
            );

            var (code, _, complaints) = await BicepCompiler.RunAsync(["build", main, "--stdout"], cancel);

            Assert.Equal(0, code);
            Assert.Contains(
                complaints,
                line =>
                    line.Contains("plan.bicep", StringComparison.Ordinal)
                    && line.Contains("BCP089", StringComparison.Ordinal)
            );
            Assert.Contains(complaints, line => line.Contains("no-unused-params", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // A module that main.bicep does not use is not compiled.
    [Fact]
    public void Every_module_is_used()
    {
        var main = Repository.Text("infra", "main.bicep");
        var modules = Directory.GetFiles(Path.Combine(Repository.Root, "infra", "modules"), "*.bicep");

        Assert.True(modules.Length > 10);
        Assert.All(modules, path => Assert.Contains($" 'modules/{Path.GetFileName(path)}' =", main));
    }

    [Fact]
    public async Task Every_parameter_can_be_set_through_azd()
    {
        var parameters = (await CompiledInfra.GetAsync()).Template.GetProperty("parameters");

        Assert.Equal(Names(parameters), Names(ParameterFile));

        static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(p => p.Name).Order();
    }

    // azd also replaces an empty value by the default in `${NAME=default}`: "no model" would deploy one.
    [Fact]
    public void An_empty_azd_value_is_not_replaced_by_a_default()
    {
        var values = ParameterFile.EnumerateObject().Select(p => p.Value.GetProperty("value").GetString()!).ToList();

        Assert.All(values, value => Assert.Matches(@"^\$\{[A-Z_]+\}$", value));
        Assert.Equal(values.Count, values.Distinct().Count());
    }

    [Fact]
    public void Every_azd_setting_in_the_docs_is_in_the_parameter_file()
    {
        var read = ParameterFile.ToString();
        var documented = AzdSetting()
            .Matches(Repository.Text("docs", "deploy.md"))
            .Select(m => m.Groups[1].Value)
            .ToList();

        Assert.Contains("SUMMARIZER_API_KEYS", documented);
        Assert.All(documented, name => Assert.Contains($"${{{name}}}", read));
    }

    // azd offers the regions that have this quota; the docs name the model that is deployed.
    [Fact]
    public async Task The_quota_check_of_azd_is_for_the_default_model()
    {
        var parameters = (await CompiledInfra.GetAsync()).Template.GetProperty("parameters");
        var model = Default("modelName");

        var usage = parameters
            .GetProperty("location")
            .GetProperty("metadata")
            .GetProperty("azd")
            .GetProperty("usageName");

        Assert.Equal(
            $"OpenAI.{Default("modelDeploymentType")}.{model},{Default("modelCapacity")}",
            Assert.Single(usage.EnumerateArray()).GetString()
        );
        Assert.Contains($"`{model}` {Default("modelVersion")}", Repository.Text("docs", "deploy.md"));
        Assert.Contains($"Model__Name={model} ", Repository.Text("README.md"));

        string Default(string name) => parameters.GetProperty(name).GetProperty("defaultValue").ToString();
    }

    [Fact]
    public async Task The_deployed_containers_tables_and_queues_match_the_code_and_its_triggers()
    {
        var shape = (await CompiledInfra.GetAsync()).Shape("default");

        string[] hosts = ["deployments", "dead-letters"];
        Assert.Equal(
            StorageNames.Containers.Concat(hosts).Order(),
            shape.Names($"{StorageAccounts}/blobServices/containers")
        );
        Assert.Equal(StorageNames.Tables.Order(), shape.Names($"{StorageAccounts}/tableServices/tables"));
        Assert.Equal(
            StorageNames.Queues.Concat(PoisonQueues()).Order(),
            shape.Names($"{StorageAccounts}/queueServices/queues")
        );
    }

    [Fact]
    public async Task Each_identity_has_the_roles_that_it_needs_and_no_others()
    {
        var shape = (await CompiledInfra.GetAsync()).Shape("default");

        Assert.Equal(InfraRole.All.Select(role => $"{role.Who}: {role.Id} on {role.On}").Order(), shape.Roles.Order());
    }

    [Fact]
    public void The_docs_list_the_same_roles()
    {
        var rows = RoleRow()
            .Matches(Repository.Text("docs", "deploy.md"))
            .Select(row => $"{row.Groups[1].Value}: {row.Groups[2].Value}");

        Assert.Equal(InfraRole.All.Select(role => $"{role.Who}: {role.Name}").Order(), rows.Order());
    }

    [Fact]
    public async Task A_parameter_decides_who_gets_the_data_roles()
    {
        var infra = await CompiledInfra.GetAsync();

        Assert.Equal(
            4,
            infra
                .Shape("private-network")
                .Roles.Count(role => role.StartsWith("33333333-3333", StringComparison.Ordinal))
        );
        Assert.DoesNotContain(
            infra.Shape("private-network").Roles,
            role => role.StartsWith("deployer", StringComparison.Ordinal)
        );
        Assert.All(infra.Shape("no-model").Roles, role => Assert.Matches("^(app|topic): ", role));
    }

    [Fact]
    public async Task By_default_a_model_is_deployed_and_nothing_is_private()
    {
        var shape = (await CompiledInfra.GetAsync()).Shape("default");

        var model = shape.Single(Deployments);
        Assert.Equal("gpt-5.6-luna", model.Text("model", "name"));
        Assert.Equal("2026-07-09", model.Text("model", "version"));
        Assert.Equal("NoAutoUpgrade", model.Text("versionUpgradeOption")); // a new version writes other digests
        Assert.True(shape.Single(Accounts).Properties.GetProperty("disableLocalAuth").GetBoolean());
        Assert.Equal("gpt-5.6-luna", shape.Settings["Model__Name"]);
        Assert.Equal("low", shape.Settings["Model__ReasoningEffort"]);
        Assert.Equal("10", shape.Settings["Model__DailyBudgetUsd"]);
        Assert.Equal("Enabled", shape.Single(StorageAccounts).Text("publicNetworkAccess"));
        Assert.DoesNotContain(shape.Resources, r => r.Type.StartsWith("Microsoft.Network/", StringComparison.Ordinal));
        var site = shape.Single(Sites).Properties.GetProperty("siteConfig");
        Assert.Equal("Allow", site.GetProperty("ipSecurityRestrictionsDefaultAction").GetString());
        Assert.Empty(site.GetProperty("ipSecurityRestrictions").EnumerateArray());
        Assert.DoesNotContain(shape.Settings.Keys, name => name.StartsWith("Api__", StringComparison.Ordinal));
        Assert.Empty(shape.Of("Microsoft.Insights/scheduledQueryRules"));
        Assert.Empty(shape.Of("Microsoft.Consumption/budgets"));
    }

    [Fact]
    public async Task Without_a_model_name_no_model_is_deployed_or_configured()
    {
        var shape = (await CompiledInfra.GetAsync()).Shape("no-model");

        Assert.DoesNotContain(shape.Resources, r => r.Type.StartsWith(Accounts, StringComparison.Ordinal));
        Assert.DoesNotContain(shape.Settings.Keys, name => name.StartsWith("Model__", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_an_existing_model_endpoint_no_account_is_deployed_and_empty_values_set_nothing()
    {
        var shape = (await CompiledInfra.GetAsync()).Shape("own-endpoint");

        Assert.DoesNotContain(shape.Resources, r => r.Type.StartsWith(Accounts, StringComparison.Ordinal));
        Assert.Equal("https://example.openai.azure.com/openai/v1/", shape.Settings["Model__Endpoint"]);
        Assert.Equal("their-deployment", shape.Settings["Model__Name"]);
        Assert.DoesNotContain("Model__ReasoningEffort", shape.Settings.Keys);
        Assert.DoesNotContain("Model__DailyBudgetUsd", shape.Settings.Keys);
    }

    [Fact]
    public async Task In_a_private_network_storage_and_model_have_only_private_endpoints()
    {
        var shape = (await CompiledInfra.GetAsync()).Shape("private-network");

        var parts = shape
            .Of(Endpoints)
            .Select(e => e.Properties.GetProperty("privateLinkServiceConnections")[0].GetProperty("name").GetString());
        Assert.Equal(["account", "blob", "queue", "table"], parts.Order());
        Assert.Equal(4, shape.Of("Microsoft.Network/privateDnsZones").Count());
        Assert.All(
            shape.Of(StorageAccounts).Concat(shape.Of(Accounts)),
            account =>
            {
                Assert.Equal("Disabled", account.Text("publicNetworkAccess"));
                Assert.Equal("Deny", account.Text("networkAcls", "defaultAction"));
            }
        );
        Assert.EndsWith("/subnets/app", shape.Single(Sites).Text("virtualNetworkSubnetId"));
    }

    [Fact]
    public async Task In_a_private_network_the_app_admits_only_Event_Grid_and_the_allowed_addresses()
    {
        var shape = (await CompiledInfra.GetAsync()).Shape("private-network");

        var site = shape.Single(Sites).Properties.GetProperty("siteConfig");
        Assert.Equal("Deny", site.GetProperty("ipSecurityRestrictionsDefaultAction").GetString());
        Assert.Equal(
            ["Allow ServiceTag AzureEventGrid", "Allow Default 203.0.113.0/24", "Allow Default 198.51.100.7/32"],
            site.GetProperty("ipSecurityRestrictions")
                .EnumerateArray()
                .Select(rule =>
                    $"{rule.GetProperty("action")} {rule.GetProperty("tag")} {rule.GetProperty("ipAddress")}"
                )
        );
    }

    [Fact]
    public async Task API_keys_are_Key_Vault_references()
    {
        var settings = (await CompiledInfra.GetAsync()).Shape("private-network").Settings;

        Assert.Equal("website", settings["Api__Keys__0__Name"]);
        Assert.Equal("Read", settings["Api__Keys__0__Role"]);
        Assert.Equal("Admin", settings["Api__Keys__1__Role"]);
        Assert.Matches(
            @"@Microsoft\.KeyVault\(SecretUri=\{0\}secrets/api-key-\{1\}\).*'operator'",
            settings["Api__Keys__1__Key"]
        );
    }

    [Fact]
    public async Task With_an_email_address_there_are_alerts_and_a_budget()
    {
        var shape = (await CompiledInfra.GetAsync()).Shape("private-network");

        Assert.Equal(6, shape.Of("Microsoft.Insights/scheduledQueryRules").Count());
        Assert.Equal("2026-11-01", shape.Single("Microsoft.Consumption/budgets").Text("timePeriod", "startDate"));
    }

    // azd uses these tags to find its resources and the app to deploy to.
    [Fact]
    public async Task Resources_have_the_tags_that_azd_looks_for()
    {
        foreach (var shape in (await CompiledInfra.GetAsync()).Shapes)
        {
            Assert.All(
                shape.Resources.Where(resource => resource.HasLocation),
                resource => Assert.Equal("prod", resource.Tags["azd-env-name"])
            );
            Assert.Equal("api", shape.Single(Sites).Tags["azd-service-name"]);
        }
    }

    [Fact]
    public async Task The_app_signs_in_with_its_identity_and_account_keys_are_disabled()
    {
        foreach (var shape in (await CompiledInfra.GetAsync()).Shapes)
        {
            Assert.False(shape.Single(StorageAccounts).Properties.GetProperty("allowSharedKeyAccess").GetBoolean());
            Assert.Equal("managedidentity", shape.Settings["AzureWebJobsStorage__credential"]);
            Assert.All(
                shape.Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies"),
                way => Assert.False(way.Properties.GetProperty("allow").GetBoolean())
            );
            Assert.Equal(["ftp", "scm"], shape.Names("Microsoft.Web/sites/basicPublishingCredentialsPolicies"));
        }
    }

    [Fact]
    public void No_infra_file_contains_a_secret_or_takes_one_as_a_parameter()
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

    private static IEnumerable<string> PoisonQueues() =>
        QueueTrigger()
            .Matches(Repository.Text("src", "Summarizer.Functions", "ArticleFunctions.cs"))
            .Select(match => match.Groups[1].Value)
            .Select(queue => queue.Replace("StorageNames.DigestRequests + ", StorageNames.DigestRequests))
            .Select(queue => queue.Replace("StorageNames.DigestWebhooks + ", StorageNames.DigestWebhooks))
            .Select(queue => queue.Replace("\"", ""))
            .Where(queue => queue.EndsWith("-poison", StringComparison.Ordinal));

    [GeneratedRegex(@"QueueTrigger\(([^,]+),", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QueueTrigger();

    [GeneratedRegex(@"azd env set ([A-Z]+_\w+) ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AzdSetting();

    [GeneratedRegex(@"^\| (app|topic|deployer) \| ([^|]+) \|", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RoleRow();
}
