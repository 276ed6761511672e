using System.ComponentModel.DataAnnotations;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Summarizer.Storage;

/// <summary>The "Storage" section: which storage account holds the articles and their digests.</summary>
public sealed class StorageOptions : IValidatableObject
{
    /// <summary>
    /// A connection string, for Azurite (<c>UseDevelopmentStorage=true</c>, the default) or an account key. Not used
    /// when <see cref="AccountName"/> is given.
    /// </summary>
    public string ConnectionString { get; set; } = "UseDevelopmentStorage=true";

    /// <summary>The account's name, to sign in with a managed identity or the developer's own login instead of a key.</summary>
    public string? AccountName { get; set; }

    /// <summary>The domain of the account's endpoints; another one in sovereign clouds.</summary>
    [Required(ErrorMessage = "Storage:EndpointSuffix must not be empty.")]
    public string EndpointSuffix { get; set; } = "core.windows.net";

    /// <summary>The client id of a user-assigned managed identity; absent, the default credential chooses.</summary>
    public string? ClientId { get; set; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(ConnectionString) && string.IsNullOrWhiteSpace(AccountName))
        {
            yield return new ValidationResult(
                "Storage:ConnectionString or Storage:AccountName must be given.",
                [nameof(ConnectionString)]
            );
        }
        else if (AccountName is null && !IsReadable(ConnectionString))
        {
            yield return new ValidationResult(
                "Storage:ConnectionString cannot be read: it is UseDevelopmentStorage=true, or what the portal shows under Access keys.",
                [nameof(ConnectionString)]
            );
        }

        if (AccountName is { } name && !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
        {
            yield return new ValidationResult(
                "Storage:AccountName is the bare name of the account: lower-case letters and digits, no address.",
                [nameof(AccountName)]
            );
        }
    }

    private static bool IsReadable(string connectionString)
    {
        try
        {
            _ = new BlobServiceClient(connectionString);
            _ = new QueueServiceClient(connectionString);
            _ = new TableServiceClient(connectionString);
            return true;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
