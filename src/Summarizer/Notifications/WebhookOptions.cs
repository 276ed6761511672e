using System.ComponentModel.DataAnnotations;

namespace Summarizer.Notifications;

/// <summary>The settings <c>Digests:Webhook:…</c>: who gets notices of finished articles, and how.</summary>
internal sealed class WebhookOptions
{
    /// <summary>Where notices are posted to; null for nowhere.</summary>
    public Uri? Address { get; set; }

    /// <summary>
    /// What signs them: <c>whsec_</c> and the Base64 of 24 to 64 random bytes. Two of them, with a space between, sign
    /// both, so that a receiver can change from one to the other without a gap.
    /// </summary>
    public string Secret { get; set; } = "";

    public bool AllowHttp { get; set; }

    /// <summary>
    /// Whether the address may lead to this machine, a private network or another place that the internet does not
    /// reach. Otherwise such a place is never connected to, whatever name it has.
    /// </summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>How long one try may take, from the look-up of the name to the answer's head.</summary>
    [Range(
        typeof(TimeSpan),
        "00:00:00.1",
        "00:01:00",
        ErrorMessage = "Digests:Webhook:Timeout is between 0.1 seconds and 1 minute."
    )]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after a failure a notice is tried again; each time three times as long, up to 6 hours.</summary>
    [Range(
        typeof(TimeSpan),
        "00:00:01",
        "01:00:00",
        ErrorMessage = "Digests:Webhook:FirstRetry is between 1 second and 1 hour."
    )]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after its article was finished a notice that nobody takes is given up.</summary>
    [Range(
        typeof(TimeSpan),
        "00:00:01",
        "6.00:00:00",
        ErrorMessage = "Digests:Webhook:GiveUpAfter is between 1 second and 6 days."
    )]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(3);

    /// <summary>What is wrong with the settings, in sentences that name the key and never show the secret.</summary>
    public IEnumerable<ValidationResult> Validate()
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(this, new ValidationContext(this), found, validateAllProperties: true);
        if (Address is null)
        {
            return found;
        }

        if (!Address.IsAbsoluteUri || Address.Scheme is not ("http" or "https") || Address.UserInfo.Length > 0)
        {
            found.Add(new("Digests:Webhook:Address is an https address without a user name or password."));
        }
        else if (Address.Scheme == "http" && !AllowHttp)
        {
            found.Add(new("Digests:Webhook:Address is http; use https, or set Digests:Webhook:AllowHttp to true."));
        }

        if (!WebhookSignature.TryRead(Secret, out _))
        {
            found.Add(
                new(
                    "Digests:Webhook:Secret is whsec_ and the Base64 of 24 to 64 bytes, as: echo whsec_$(openssl rand -base64 32)."
                )
            );
        }

        return found;
    }
}
