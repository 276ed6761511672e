using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Summarizer.Api;

/// <summary>The "Api" section: who may use the HTTP API.</summary>
public sealed class ApiOptions : IValidatableObject
{
    /// <summary>A key shorter than this can be guessed.</summary>
    private const int ShortestKey = 16;

    /// <summary>The prefix of a Key Vault reference. Azure leaves a reference that it cannot resolve unchanged.</summary>
    private const string Unresolved = "@Microsoft.KeyVault(";

    /// <summary>
    /// The keys that callers may use. Without keys the server listens on loopback only. To rotate a key, add the new one
    /// beside the old, and remove the old one when nobody uses it any more.
    /// </summary>
    public IList<ApiKeyOptions> Keys { get; } = [];

    /// <summary>
    /// How many requests one key may make in a minute, or one address where the host admits callers; 0 for no limit.
    /// Without keys, on loopback, there is no limit.
    /// </summary>
    [Range(0, 1_000_000, ErrorMessage = "Api:RequestsPerMinute must be from 0 to 1,000,000; 0 sets no limit.")]
    public int RequestsPerMinute { get; set; } = 6000;

    /// <summary>
    /// The origins whose pages may use the API from a browser (CORS), such as <c>https://app.example</c>; none by
    /// default. The service's own page does not need it.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>
    /// Addresses (<c>10.0.0.4</c>) and networks (<c>10.0.0.0/8</c>) of reverse proxies, whose word about the caller's address
    /// and scheme is taken; none by default.
    /// </summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var origin in AllowedOrigins.Where(o => !IsOrigin(o)))
        {
            yield return new ValidationResult(
                $"Api:AllowedOrigins has '{origin}'; an origin is only a scheme and a host, such as https://app.example."
            );
        }

        if (AllowedOrigins.Count > 0 && Keys.Count == 0)
        {
            yield return new ValidationResult(
                "Api:AllowedOrigins requires a key: a page of another origin must not act for whoever opens it. Set Api:Keys:0:Key."
            );
        }

        foreach (var proxy in TrustedProxies.Where(p => NetworkOf(p) is null))
        {
            yield return new ValidationResult(
                $"Api:TrustedProxies has '{proxy}'; a proxy is an address or a network, such as 10.0.0.0/8."
            );
        }

        for (var at = 0; at < Keys.Count; at++)
        {
            if (Keys[at].Key.Length < ShortestKey)
            {
                yield return new ValidationResult($"Api:Keys:{at}:Key must have at least {ShortestKey} characters.");
            }

            if (Keys[at].Key.StartsWith(Unresolved, StringComparison.Ordinal))
            {
                yield return new ValidationResult(
                    $"Api:Keys:{at}:Key is a Key Vault reference that could not be resolved: does the secret exist, and may the app read it?"
                );
            }
        }

        if (Keys.Select(k => k.Key).Distinct(StringComparer.Ordinal).Count() < Keys.Count)
        {
            yield return new ValidationResult("Api:Keys contains the same key twice.");
        }
    }

    /// <summary>The network of a proxy, which may be of one address; null if it is neither.</summary>
    internal static IPNetwork? NetworkOf(string proxy) =>
        IPNetwork.TryParse(proxy, out var network) ? network
        : IPAddress.TryParse(proxy, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.GetLeftPart(UriPartial.Authority) == text;
}

/// <summary>One key of the API.</summary>
public sealed class ApiKeyOptions
{
    /// <summary>The request header that carries a key, unless it comes as <c>Authorization: Bearer</c>.</summary>
    internal const string Header = "x-api-key";

    /// <summary>Whose key it is: for the operator, never shown or logged with the key.</summary>
    public string Name { get; set; } = "";

    /// <summary>The key itself. Keep it in Key Vault or a secret store, and give it here by reference.</summary>
    public string Key { get; set; } = "";

    /// <summary>What the key allows: <c>Read</c>, <c>Write</c> or <c>Admin</c>.</summary>
    [AllowedValues(AccessRole.Read, AccessRole.Write, AccessRole.Admin)]
    public AccessRole Role { get; set; } = AccessRole.Read;
}
