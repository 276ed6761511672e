using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Summarizer.Testing;

/// <summary>
/// An error as the storage service sends it: status, code and message of "Common REST API error codes", as XML for blobs
/// and queues and as JSON for tables.
/// </summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The code.</param>
/// <param name="Message">The message.</param>
public sealed record StorageRefusal(int Status, string Code, string Message)
{
    /// <summary>Whether the code stands in the header alone, without a body that says it, as the emulator answers some calls.</summary>
    public bool HasNoBody { get; init; }

    /// <summary>Whether an answer without a body, as to HEAD, still says what type its body is of.</summary>
    public bool HasTypeWithoutBody { get; init; }

    internal Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.Headers["x-ms-error-code"] = Code;
        context.Response.ContentType = HasTypeWithoutBody ? "application/xml" : null;
        if (HasNoBody || HttpMethods.IsHead(context.Request.Method))
        {
            return Task.CompletedTask;
        }

        var asJson = context.Request.Headers.Accept.ToString().Contains("json", StringComparison.Ordinal);
        context.Response.ContentType = asJson ? "application/json" : "application/xml";
        return context.Response.WriteAsync(
            asJson
                ? JsonSerializer.Serialize(
                    new Dictionary<string, object>
                    {
                        ["odata.error"] = new { code = Code, message = new { lang = "en-US", value = Message } },
                    }
                )
                : $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{Code}</Code><Message>{Message}</Message></Error>",
            context.RequestAborted
        );
    }
}
