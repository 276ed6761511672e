using System.Net.Http.Headers;

namespace Summarizer.Server.Client;

/// <summary>
/// Keys for the API (<c>Api:Keys</c>) and for a Functions host, null where there is none. They come from environment
/// variables, since every user of the machine can read command lines.
/// </summary>
internal sealed record ServerKeys(string? Api, string? Functions)
{
    private const string ApiVariable = "SUMMARIZER_API_KEY";
    private const string FunctionsVariable = "SUMMARIZER_FUNCTIONS_KEY";

    public const string Description =
        $"If the server requires a key, set the environment variable {ApiVariable} to one with the role Write; "
        + $"for a Functions host, set {FunctionsVariable} to its key.";

    public static ServerKeys OfEnvironment() => new(Read(ApiVariable), Read(FunctionsVariable));

    public void AddTo(HttpRequestHeaders headers)
    {
        if (Api is not null)
        {
            headers.Add("x-api-key", Api);
        }

        if (Functions is not null)
        {
            headers.Add("x-functions-key", Functions);
        }
    }

    private static string? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } key ? key : null;
}
