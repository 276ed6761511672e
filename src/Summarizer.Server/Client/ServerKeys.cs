using System.Net.Http.Headers;

namespace Summarizer.Server.Client;

/// <summary>
/// What a server wants to see of its callers. It comes from environment variables, not from options of the command line,
/// which every user of the machine can read.
/// </summary>
/// <param name="Api">A key of the API's own (<c>Api:Keys</c>); null if the server has none.</param>
/// <param name="Functions">A key of the Functions host's; null for any other server.</param>
internal sealed record ServerKeys(string? Api, string? Functions)
{
    private const string ApiVariable = "SUMMARIZER_API_KEY";
    private const string FunctionsVariable = "SUMMARIZER_FUNCTIONS_KEY";

    /// <summary>What to say of the variables where a verb is described.</summary>
    public const string Description =
        $"A server with keys wants one that may write in the environment variable {ApiVariable}, "
        + $"the Functions host one of its own in {FunctionsVariable}.";

    /// <summary>The keys of this process's environment.</summary>
    public static ServerKeys OfEnvironment() => new(Read(ApiVariable), Read(FunctionsVariable));

    /// <summary>Adds them to what every request says.</summary>
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
