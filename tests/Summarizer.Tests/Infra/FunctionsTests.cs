using System.Text.Json;
using System.Text.RegularExpressions;
using Summarizer.Engines.LanguageModels;
using Summarizer.Processing.Protocol;

namespace Summarizer.Tests.Infra;

public partial class FunctionsTests
{
    private static readonly string Code =
        Repository.Text("src", "Summarizer.Functions", "ArticleFunctions.cs")
        + Repository.Text("src", "Summarizer.Functions", "HttpFunctions.cs");

    private static JsonElement Host => JsonDocument.Parse(Repository.Text("host.json")).RootElement;

    [Theory]
    [InlineData("subscribe.sh", "function=SummarizeArticle\n", "functionName=Host.Functions.$function&")]
    [InlineData("subscribe.ps1", "$function = 'SummarizeArticle'", "functionName=Host.Functions.$function&")]
    public void The_Event_Grid_subscription_targets_the_function_with_the_blob_trigger(
        string hook,
        string name,
        string address
    )
    {
        Assert.Matches(
            @"\[Function\(""SummarizeArticle""\)\]\s+public Task SummarizeArticle\(\s+\[BlobTrigger\(ArticlePath, Source = BlobTriggerSource\.EventGrid",
            Code
        );
        var text = Repository.Text("infra", "hooks", hook).ReplaceLineEndings("\n");
        Assert.Contains(name, text);
        Assert.Contains(address, text);
        Assert.Contains("/blobServices/default/containers/articles/", text);
    }

    [Fact]
    public void A_function_is_named_like_its_method()
    {
        var named = Function().Matches(Code);

        Assert.True(named.Count > 5);
        Assert.All(named, function => Assert.Equal(function.Groups[1].Value, function.Groups[2].Value));
    }

    [Fact]
    public void The_service_times_out_before_its_function_does()
    {
        var limit = TimeSpan.Parse(
            Host.GetProperty("functionTimeout").GetString()!,
            System.Globalization.CultureInfo.InvariantCulture
        );

        Assert.True(new DigestOptions().Timeout < limit);
        Assert.True(new ModelOptions().Deadline < new DigestOptions().Timeout);
    }

    [Fact]
    public void Routes_contain_the_full_path_and_the_host_adds_no_prefix()
    {
        Assert.Equal("", Host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
        Assert.Contains("Route = \"api/{*path}\"", Code);
    }

    [GeneratedRegex(
        @"\[Function\(""(\w+)""\)\]\s+public Task (\w+)\(",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Function();
}
