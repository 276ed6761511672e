using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Summarizer.Api;
using Summarizer.Api.Access;
using Summarizer.Articles;
using Summarizer.Engines.Grounding;
using Summarizer.Engines.LanguageModels;
using Summarizer.Notifications;
using Summarizer.Processing.Protocol;
using Summarizer.Reading;
using Summarizer.Storage;

namespace Summarizer.Tests.Infra;

public partial class ConfigurationTests
{
    private static readonly Dictionary<string, object> Sections = new()
    {
        ["Storage"] = new StorageOptions(),
        ["Uploads"] = new UploadOptions(),
        ["Uploads:Fetch"] = new FetchOptions(),
        ["Reader"] = new ReaderOptions(),
        ["Digests"] = new DigestOptions(),
        ["Digests:Webhook"] = new WebhookOptions(),
        ["Model"] = new ModelOptions(),
        ["Grounding"] = new GroundingOptions(),
        ["Api"] = new ApiOptions(),
        ["Api:Keys:0"] = new ApiKeyOptions(),
    };

    /// <summary>Every setting of the code, with its default as written in the docs.</summary>
    private static Dictionary<string, string> Read =>
        Sections
            .SelectMany(section =>
                section
                    .Value.GetType()
                    .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(property => property.CanWrite)
                    .Select(property =>
                        (Key: $"{section.Key}:{property.Name}", Default: Write(property.GetValue(section.Value)))
                    )
            )
            .Append((Key: $"Api:{nameof(ApiOptions.AllowedOrigins)}:0", Default: Write(null)))
            .Append((Key: $"Api:{nameof(ApiOptions.TrustedProxies)}:0", Default: Write(null)))
            .Concat(AzuriteSettings())
            .ToDictionary(setting => setting.Key, setting => setting.Default);

    private static Dictionary<string, string> Documented =>
        Row()
            .Matches(Repository.Text("docs", "configuration.md"))
            .ToDictionary(row => row.Groups["key"].Value, row => row.Groups["default"].Value.Trim());

    [Fact]
    public void The_documented_settings_are_those_that_the_code_reads() =>
        Assert.Equal(Read.Keys.Order(), Documented.Keys.Order());

    [Fact]
    public void Documented_defaults_match_the_code()
    {
        var documented = Documented;
        // It depends on the machine.
        Assert.All(
            Read.Where(setting => setting.Key is not ("Digests:MaxConcurrency" or "Reader:Processes")),
            setting => Assert.Equal($"{setting.Key} {setting.Value}", $"{setting.Key} {documented[setting.Key]}")
        );
    }

    [Fact]
    public void These_tests_cover_every_options_class()
    {
        // A new options class must be added to Sections above, and to the docs; AccessOptions is set by a head, not by users.
        var classes = typeof(StorageOptions)
            .Assembly.GetTypes()
            .Where(type =>
                type is { IsClass: true, IsPublic: true, IsAbstract: false }
                && type.Name.EndsWith("Options", StringComparison.Ordinal)
            );

        Assert.Empty(classes.Except([.. Sections.Values.Select(section => section.GetType()), typeof(AccessOptions)]));
    }

    [Fact]
    public async Task Every_deployed_setting_is_read_by_the_code_or_its_host()
    {
        // What the Functions host reads: connections that sign in with an identity, and its own settings.
        string[] connection = ["blobServiceUri", "queueServiceUri", "tableServiceUri", "credential", "clientId"];
        string[] host =
        [
            .. connection.Select(name => $"AzureWebJobsStorage:{name}"),
            .. connection.Where(name => name != "tableServiceUri").Select(name => $"ArticleStorage:{name}"),
            "AzureWebJobsDisableHomepage",
            "APPLICATIONINSIGHTS_CONNECTION_STRING",
            "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        ];
        var infra = await CompiledInfra.GetAsync();

        var given = infra.Shapes.SelectMany(shape => shape.Settings.Keys).Select(Key).Distinct().ToList();

        Assert.Contains("Storage:AccountName", given);
        Assert.Contains("Model:ReasoningEffort", given);
        Assert.Contains("Api:Keys:0:Key", given);
        Assert.Empty(given.Except([.. Read.Keys, .. host]));
        Assert.Empty(host.Except(given));
    }

    // The key in configuration; for numbered settings the first.
    private static string Key(string setting) => Number().Replace(setting.Replace("__", ":"), ":0:");

    // Read from the source: these tests do not reference the server project.
    private static IEnumerable<(string Key, string Default)> AzuriteSettings() =>
        Property()
            .Matches(Repository.Text("src", "Summarizer.Server", "Azurite", "AzuriteOptions.cs"))
            .Select(property =>
                (
                    $"Azurite:{property.Groups[1].Value}",
                    property.Groups[2].Success ? $"`{property.Groups[2].Value}`" : "none"
                )
            );

    private static string Write(object? value) =>
        value switch
        {
            null or "" => "none",
            bool truth => truth ? "`true`" : "`false`",
            TimeSpan time => $"`{time:c}`",
            IFormattable number => $"`{number.ToString(null, CultureInfo.InvariantCulture)}`",
            _ => $"`{value}`",
        };

    [GeneratedRegex(
        @"^\| `(?<key>[A-Z]\w*(:\w+)+)` \| (?<default>[^|]+) \|",
        RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Row();

    [GeneratedRegex(":[0-9]+:", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"public [\w?]+ (\w+) \{ get; set; \}(?: = (\w+);)?",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Property();
}
