using Azure.Data.Tables.Protocol;

namespace Summarizer.AzureTables.Tests.Protocol;

public sealed class TableAccountTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", "devstoreaccount1", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData(" usedevelopmentstorage = True ; ", "devstoreaccount1", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData(
        "UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://azurite",
        "devstoreaccount1",
        "http://azurite:10002/devstoreaccount1"
    )]
    [InlineData("AccountName=a;AccountKey=a2V5PT0=", "a", "https://a.table.core.windows.net/")]
    [InlineData(
        "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;EndpointSuffix=core.chinacloudapi.cn",
        "a",
        "http://a.table.core.chinacloudapi.cn/"
    )]
    [InlineData(
        "AccountName=a;AccountKey=a2V5;BlobEndpoint=http://b;TableEndpoint=http://t:1/a/;",
        "a",
        "http://t:1/a/"
    )]
    public void A_connection_string_names_an_account_and_its_address(string text, string name, string endpoint)
    {
        var account = TableAccount.Parse(text);

        Assert.Equal((name, endpoint), (account.Name, account.Endpoint.AbsoluteUri));
        Assert.NotEmpty(account.Key);
    }

    [Theory]
    [InlineData("AccountName=a", "AccountKey")]
    [InlineData("AccountKey=a2V5", "AccountName")]
    [InlineData("AccountName=a;AccountKey=%secret%", "AccountKey")]
    [InlineData("AccountName=a;AccountKey=a2V5;TableEndpoint=secret", "TableEndpoint")]
    [InlineData("AccountName=a;AccountKey=a2V5;DefaultEndpointsProtocol=ftp", "EndpointSuffix")]
    [InlineData("UseDevelopmentStorage=secret", "UseDevelopmentStorage")]
    [InlineData("TableEndpoint=https://a.example;SharedAccessSignature=secret", "Shared access signatures")]
    [InlineData("AccountName=a;AccountName=secret", "different settings")]
    [InlineData("secret", "name=value")]
    public void A_bad_connection_string_is_refused_without_repeating_it(string text, string blamed)
    {
        var refused = Assert.Throws<FormatException>(() => TableAccount.Parse(text));

        Assert.Contains(blamed, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://name.table.core.windows.net", "name")]
    [InlineData("https://name.table.core.windows.net/", "name")]
    [InlineData("https://127.0.0.1:10002/name", "name")]
    [InlineData("https://localhost:10002/name/", "name")]
    public void An_address_names_its_account(string endpoint, string name) =>
        Assert.Equal(name, TableAccount.NameIn(new Uri(endpoint)));
}
