namespace Summarizer.EndToEnd.Tests.Serving;

/// <summary>Wrong settings, given to the built server as users give them.</summary>
public class SettingsTests
{
    private const string Key = "Api__Keys__0__Key=0123456789abcdef";
    private const string Model = "Model__Endpoint=https://api.openai.com/v1/ Model__Name=gpt-4.1-mini Model__ApiKey=x";
    private const string ConnectionString =
        "Storage:ConnectionString cannot be read: it is UseDevelopmentStorage=true, or what the portal shows under Access keys.";

    [Theory]
    // A value that is none of its kind.
    [InlineData("Uploads__MaxBytes=abc", "Uploads:MaxBytes must be a whole number, not 'abc'.")]
    [InlineData("Digests__Notices=maybe", "Digests:Notices must be true or false, not 'maybe'.")]
    [InlineData(
        $"{Model} Model__DailyBudgetUsd=5,00",
        "Model:DailyBudgetUsd must be a number such as 0.40, not '5,00'."
    )]
    [InlineData(
        $"{Model} Model__OnOutage=wait2",
        "Model:OnOutage must be Wait, Extractive or ExtractiveThenImprove, not 'wait2'."
    )]
    [InlineData("Api__Keys__0__Role=Owner", "Api:Keys:0:Role must be Read, Write or Admin, not 'Owner'.")]
    [InlineData(
        "Digests__Lease=1minute",
        "Digests:Lease must be a duration such as 00:05:00 (hours:minutes:seconds) or 1.00:00:00 (a day), not '1minute'."
    )]
    [InlineData(
        "Digests__Timeout=5", // .NET takes it for five days
        "Digests:Timeout must be a duration such as 00:05:00 (hours:minutes:seconds) or 1.00:00:00 (a day), not '5'."
    )]
    [InlineData(
        "Logging__LogLevel__Default=Loud",
        "Logging:LogLevel:Default must be Trace, Debug, Information, Warning, Error, Critical or None, not 'Loud'."
    )]
    // A value that makes no sense.
    [InlineData("Digests__SummarySentences=0", "Digests:SummarySentences is between 1 and 100.")]
    [InlineData("Digests__Language=xx", "Digests:Language is a language such as en or de, not 'xx'.")]
    [InlineData(
        "Model__Endpoint=gpt Model__Name=x",
        "Model:Endpoint is an absolute http or https address without a user name."
    )]
    [InlineData("Storage__ConnectionString=garbage", ConnectionString)]
    [InlineData("Storage__ConnectionString=AccountName=x;AccountKey=y", ConnectionString)]
    [InlineData(
        "Storage__AccountName=https://x.blob.core.windows.net",
        "Storage:AccountName is the bare name of the account: lower-case letters and digits, no address."
    )]
    [InlineData("Api__Keys__0__Key=short", "Api:Keys:0:Key must have at least 16 characters.")]
    [InlineData(
        "Digests__Webhook__Address=https://app.example/hook Digests__Webhook__Secret=secret",
        "Digests:Webhook:Secret is whsec_ and the Base64 of 24 to 64 bytes, as: echo whsec_$(openssl rand -base64 32)."
    )]
    [InlineData("Azurite__Location=/dev/null/data", "Azurite:Location cannot be written to: *")]
    // A name that nothing reads.
    [InlineData("Uploads__MaxByte=5", "Uploads:MaxByte is not a setting; is Uploads:MaxBytes meant?")]
    [InlineData("Azurite__Port=5", "Azurite:Port is not a setting.")]
    [InlineData("Modell__Name=gpt", "Modell is not a setting; is Model meant?")]
    [InlineData(
        "Digests__Webhook__Adress=https://app.example/",
        "Digests:Webhook:Adress is not a setting; is Digests:Webhook:Address meant?"
    )]
    [InlineData($"{Key} Api__Keys__0__Rol=Read", "Api:Keys:0:Rol is not a setting; is Api:Keys:0:Role meant?")]
    [InlineData("Uploads__MaxBytes__0=5", "Uploads:MaxBytes:0 is not a setting.")]
    [InlineData(
        $"{Key} Api__AllowedOrigins=https://app.example",
        "Api:AllowedOrigins has no value of its own, only settings below it, such as Api:AllowedOrigins:0."
    )]
    // Settings without those that they need.
    [InlineData(
        "Model__Name=gpt",
        "Model:Endpoint is missing, and without it no model is used: set it, or leave out Model:Name, Model:ApiKey and Model:ApiVersion."
    )]
    [InlineData(
        $"{Model} Model__DailyBudgetUsd=5",
        "Model:DailyBudgetUsd and Model:ArticleBudgetUsd need prices: set Model:InputUsdPerMillionTokens and Model:OutputUsdPerMillionTokens."
    )]
    [InlineData(
        "Api__AllowedOrigins__0=https://app.example",
        "Api:AllowedOrigins requires a key: a page of another origin must not act for whoever opens it. Set Api:Keys:0:Key."
    )]
    [InlineData(
        "urls=http://0.0.0.0:0",
        "http://0.0.0.0:0 is reachable from other machines, which requires a key. Set Api__Keys__0__Key and Api__Keys__0__Role (Read, Write or Admin)."
    )]
    // Several at once.
    [InlineData(
        "Uploads__MaxBytes=0 Reader__Processes=0",
        "Uploads:MaxBytes is between 1 and 1,073,741,824.\nReader:Processes is between 1 and 256."
    )]
    public async Task A_wrong_setting_ends_the_start_with_its_sentence_alone(string settings, string sentences)
    {
        var (code, output, errors) = await ServerProcess.RunAsync(["serve"], Parse(settings));

        Assert.Equal(2, code);
        Assert.Empty(output);
        var said = errors.ReplaceLineEndings("\n").TrimEnd();
        if (sentences.EndsWith('*'))
        {
            Assert.StartsWith(sentences.TrimEnd('*'), said, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', said);
        }
        else
        {
            Assert.Equal(sentences, said);
        }
    }

    [Theory]
    [InlineData("APP__NAME=something")]
    [InlineData("APP__AllowedOrigins__0=https://shop.example")]
    [InlineData("Api_Gateway__Keys=1")]
    [InlineData("Storages__Volume=data")]
    public async Task Variables_of_other_programs_do_not_stop_the_start(string settings)
    {
        var (server, _) = await ServerProcess.ServeAsync(FreePorts.Storage().ConnectionString, Parse(settings));

        await server.DisposeAsync();
    }

    // Ports of its own: what is not refused must not meet another server.
    private static Dictionary<string, string> Parse(string settings)
    {
        var all = new Dictionary<string, string>
        {
            ["Storage__ConnectionString"] = FreePorts.Storage().ConnectionString,
            ["urls"] = "http://127.0.0.1:0",
        };
        foreach (var setting in settings.Split(' '))
        {
            var (name, value) = (setting.Split('=')[0], setting[(setting.IndexOf('=') + 1)..]);
            all[name] = value;
        }

        return all;
    }
}
