using Summarizer.Notifications;

namespace Summarizer.Tests.Notifications;

public class WebhookOptionsTests
{
    private const string Secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";

    [Fact]
    public void Without_an_address_nothing_is_asked_for() => Assert.Empty(new WebhookOptions().Validate());

    [Theory]
    [InlineData(Secret)]
    [InlineData($"{Secret} whsec_OTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMy")]
    public void An_https_address_and_secrets_are_enough(string secret) =>
        Assert.Empty(new WebhookOptions { Address = new("https://app.example/hook"), Secret = secret }.Validate());

    [Theory]
    [InlineData("http://app.example/hook", Secret, "Digests:Webhook:Address")]
    [InlineData("ftp://app.example/hook", Secret, "Digests:Webhook:Address")]
    [InlineData("/hook", Secret, "Digests:Webhook:Address")]
    [InlineData("https://user:word@app.example/hook", Secret, "Digests:Webhook:Address")]
    [InlineData("https://app.example/hook", "", "Digests:Webhook:Secret")]
    [InlineData("https://app.example/hook", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3", "Digests:Webhook:Secret")]
    [InlineData("https://app.example/hook", "whsec_MDEyMzQ1Njc4OWFiY2RlZg==", "Digests:Webhook:Secret")] // too short
    [InlineData("https://app.example/hook", "whsec_no Base64 at all, nor anything like it", "Digests:Webhook:Secret")]
    [InlineData("https://app.example/hook", "@Microsoft.KeyVault(SecretUri=x)", "Digests:Webhook:Secret")]
    public void What_is_wrong_is_told_with_its_key_and_without_the_secret(string address, string secret, string key)
    {
        var options = new WebhookOptions { Address = new(address, UriKind.RelativeOrAbsolute), Secret = secret };

        var fault = Assert.Single(options.Validate());

        Assert.Contains(key, fault.ErrorMessage);
        Assert.DoesNotContain(secret.Length > 0 ? secret : "word", fault.ErrorMessage);
    }

    [Fact]
    public async Task A_service_with_a_wrong_webhook_does_not_start()
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(() =>
            ServiceHost.StartAsync(
                "UseDevelopmentStorage=true",
                settings: new Dictionary<string, string?> { ["Digests:Webhook:Address"] = "http://app.example/" }
            )
        );

        Assert.Contains("Digests:Webhook:AllowHttp", fault.Message);
        Assert.Contains("Digests:Webhook:Secret", fault.Message);
    }
}
