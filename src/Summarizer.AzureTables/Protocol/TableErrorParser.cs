using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Protocol;

/// <summary>
/// Reads the service's errors: <c>{"odata.error":{"code":…,"message":{"lang":…,"value":…}}}</c>, or the header
/// <c>x-ms-error-code</c> alone where the body is something else, such as a gateway's page.
/// </summary>
internal sealed class TableErrorParser : RequestFailedDetailsParser
{
    public static TableErrorParser Instance { get; } = new();

    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        response.Headers.TryGetValue("x-ms-error-code", out var header);
        error = Parse(response) ?? (string.IsNullOrEmpty(header) ? null : new ResponseError(header, message: null));
        return error is not null;
    }

    private static ResponseError? Parse(Response response)
    {
        if (response.ContentStream is not MemoryStream { Length: > 0 })
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(response.Content.ToMemory());
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("odata.error", out var error)
                && error.TryGetProperty("code", out var code)
                && error.TryGetProperty("message", out var message)
                && message.TryGetProperty("value", out var text)
                ? new ResponseError(code.GetString(), text.GetString())
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // not the service's own words
        }
    }
}
