using System.Net.Http.Headers;

namespace Summarizer.Server.Client;

/// <summary>
/// The keys sent to a server. They come from environment variables, since every user of the machine can read command-line
/// options.
/// </summary>
/// <param name="Api">A key of the API (<c>Api:Keys</c>); null if the server has none.</param>
/// <param name="Functions">A key of the Functions host; null for any other server.</param>
internal sealed record ServerKeys(string? Api, string? Functions)
{
    private const string ApiVariable = "SUMMARIZER_API_KEY";
    private const string FunctionsVariable = "SUMMARIZER_FUNCTIONS_KEY";

    /// <summary>Explains the variables in the help of a command.</summary>
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
