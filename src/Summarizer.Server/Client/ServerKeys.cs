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
        $"Key for the API. Default: the environment variable {ApiVariable}, which other users of the machine cannot read; "
        + $"the key of a Functions host comes from {FunctionsVariable}.";

    /// <summary>The keys in the environment; <paramref name="api"/> is used in place of the one for the API.</summary>
    /// <exception cref="StartException">A key cannot be sent.</exception>
    public static ServerKeys OfEnvironment(string? api) =>
        new(Checked(api, "--key") ?? Read(ApiVariable), Read(FunctionsVariable));

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

    private static string? Read(string variable) => Checked(Environment.GetEnvironmentVariable(variable), variable);

    // Checked here, since the framework's message would show the key.
    private static string? Checked(string? key, string origin) =>
        string.IsNullOrEmpty(key) ? null
        : key.All(c => c is > ' ' and < '\u007f') ? key
        : throw new StartException($"{origin} must be printable ASCII characters without blanks.", ExitCode.Misused);
}
