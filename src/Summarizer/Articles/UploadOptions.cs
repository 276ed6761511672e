using System.ComponentModel.DataAnnotations;

namespace Summarizer.Articles;

/// <summary>The "Uploads" section: what may be uploaded.</summary>
internal sealed class UploadOptions
{
    /// <summary>The largest article, in bytes. 32 MiB by default.</summary>
    [Range(1, 1L << 30, ErrorMessage = "Uploads:MaxBytes is between 1 and 1,073,741,824.")]
    public long MaxBytes { get; set; } = 32 << 20;
}
