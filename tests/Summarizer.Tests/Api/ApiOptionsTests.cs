using System.ComponentModel.DataAnnotations;
using Summarizer.Api;

namespace Summarizer.Tests.Api;

public class ApiOptionsTests
{
    [Theory]
    [InlineData("too-short", "at least 16 characters")]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://kv.example/secrets/api-key-site)", "could not be resolved")]
    public void A_key_that_can_be_guessed_is_refused(string key, string why)
    {
        var options = new ApiOptions
        {
            Keys =
            {
                new ApiKeyOptions { Key = key, Role = AccessRole.Admin },
            },
        };

        var faults = options.Validate(new ValidationContext(options));

        Assert.Contains(why, Assert.Single(faults).ErrorMessage);
    }
}
