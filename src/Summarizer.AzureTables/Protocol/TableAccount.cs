namespace Azure.Data.Tables.Protocol;

/// <summary>
/// An account with its key and the address of its tables, from a storage connection string
/// (https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string).
/// </summary>
internal sealed record TableAccount(string Name, byte[] Key, Uri Endpoint)
{
    private const string EmulatorName = "devstoreaccount1";

    // Published by Microsoft, the same in every emulator, and no secret.
    private const string EmulatorKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static TableAccount Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var settings = Settings(connectionString);
        if (settings.TryGetValue("UseDevelopmentStorage", out var emulator))
        {
            return emulator.Equals("true", StringComparison.OrdinalIgnoreCase)
                ? new(EmulatorName, Convert.FromBase64String(EmulatorKey), EmulatorEndpoint(settings))
                : throw new FormatException("UseDevelopmentStorage in the connection string can only be true.");
        }

        if (settings.ContainsKey("SharedAccessSignature"))
        {
            throw new FormatException(
                "Shared access signatures are not supported: give AccountKey, or use an identity."
            );
        }

        var name = Required(settings, "AccountName");
        return new(name, DecodeKey(Required(settings, "AccountKey")), TableEndpoint(settings, name));
    }

    /// <summary>The account's name in an address: the first label of its host, or the path of an emulator's address.</summary>
    public static string NameIn(Uri endpoint) =>
        endpoint.HostNameType == UriHostNameType.Dns && endpoint.Host.Contains('.', StringComparison.Ordinal)
            ? endpoint.Host[..endpoint.Host.IndexOf('.', StringComparison.Ordinal)]
            : endpoint.AbsolutePath.Trim('/');

    private static Dictionary<string, string> Settings(string connectionString)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (
            var part in connectionString.Split(
                ';',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
        {
            // Keys end in '=' themselves: only the first one separates.
            var separator = part.IndexOf('=', StringComparison.Ordinal);
            if (separator <= 0 || !settings.TryAdd(part[..separator].Trim(), part[(separator + 1)..].Trim()))
            {
                throw new FormatException(
                    "The connection string is not made of different settings, name=value, with ';' between."
                );
            }
        }

        return settings;
    }

    private static string Required(Dictionary<string, string> settings, string name) =>
        settings.TryGetValue(name, out var value) && value.Length > 0
            ? value
            : throw new FormatException($"The connection string lacks {name}.");

    private static byte[] DecodeKey(string key)
    {
        var bytes = new byte[key.Length];
        return Convert.TryFromBase64String(key, bytes, out var length)
            ? bytes[..length]
            : throw new FormatException("AccountKey in the connection string is not base64.");
    }

    private static Uri TableEndpoint(Dictionary<string, string> settings, string name)
    {
        if (settings.TryGetValue("TableEndpoint", out var explicitly))
        {
            return Address("TableEndpoint", explicitly);
        }

        var protocol = settings.GetValueOrDefault("DefaultEndpointsProtocol", Uri.UriSchemeHttps);
        var suffix = settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return Address("EndpointSuffix", $"{protocol}://{name}.table.{suffix}");
    }

    private static Uri EmulatorEndpoint(Dictionary<string, string> settings)
    {
        var proxy = settings.GetValueOrDefault("DevelopmentStorageProxyUri", "http://127.0.0.1");
        return Address("DevelopmentStorageProxyUri", $"{proxy.TrimEnd('/')}:10002/{EmulatorName}");
    }

    private static Uri Address(string setting, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri
            : throw new FormatException($"{setting} in the connection string makes no HTTP address.");
}
