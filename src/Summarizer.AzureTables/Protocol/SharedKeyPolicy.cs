using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Protocol;

/// <summary>
/// Signs requests with the account's key: the Shared Key scheme of the Table service
/// (https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key).
/// </summary>
internal sealed class SharedKeyPolicy(string accountName, byte[] key) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var date = DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture);
        message.Request.Headers.SetValue("x-ms-date", date);

        // An emulator has the account in its path too: there the name stands twice.
        var resource = $"/{accountName}{message.Request.Uri.ToUri().AbsolutePath}";
        var signed = string.Join(
            '\n',
            message.Request.Method.ToString(),
            Header(message, "Content-MD5"),
            Header(message, "Content-Type"),
            date,
            resource
        );
        var signature = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed));
        message.Request.Headers.SetValue(
            "Authorization",
            $"SharedKey {accountName}:{Convert.ToBase64String(signature)}"
        );
    }

    private static string Header(HttpMessage message, string name) =>
        message.Request.Headers.TryGetValue(name, out var value) ? value ?? string.Empty : string.Empty;
}
