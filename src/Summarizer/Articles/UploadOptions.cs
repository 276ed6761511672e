using System.ComponentModel.DataAnnotations;

namespace Summarizer.Articles;

/// <summary>The "Uploads" section: what may be uploaded.</summary>
internal sealed class UploadOptions : IValidatableObject
{
    /// <summary>The largest article, in bytes. 32 MiB by default.</summary>
    [Range(1, 1L << 30, ErrorMessage = "Uploads:MaxBytes is between 1 and 1,073,741,824.")]
    public long MaxBytes { get; set; } = 32 << 20;

    /// <summary>How articles are fetched from addresses.</summary>
    public FetchOptions Fetch { get; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(Fetch, new(Fetch), found, validateAllProperties: true);
        return found;
    }
}

/// <summary>The settings <c>Uploads:Fetch:…</c>: articles that are given by their address.</summary>
internal sealed class FetchOptions
{
    /// <summary>Whether articles are fetched at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Whether an address may lead to this machine, a private network or another place that the internet does not reach.
    /// Otherwise such a place is never connected to, whatever name it has.
    /// </summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>How long one fetch may take, from the look-up of the name to the last byte.</summary>
    [Range(
        typeof(TimeSpan),
        "00:00:00.1",
        "00:02:00",
        ErrorMessage = "Uploads:Fetch:Timeout is between 0.1 seconds and 2 minutes."
    )]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);
}
