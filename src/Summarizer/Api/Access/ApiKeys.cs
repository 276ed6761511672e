using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Summarizer.Api.Access;

/// <summary>The configured keys, by their hashes: a key itself is not kept.</summary>
internal sealed class ApiKeys(IOptions<ApiOptions> options)
{
    private readonly (byte[] Hash, AccessRole Role)[] _keys =
    [
        .. options.Value.Keys.Select(k => (Hash(k.Key), k.Role)),
    ];

    public bool Any => _keys.Length > 0;

    /// <summary>What a key opens. Takes as long for a wrong key as for a right one.</summary>
    public AccessRole RoleOf(string key)
    {
        var hash = Hash(key);
        var role = AccessRole.None;
        foreach (var known in _keys)
        {
            role = CryptographicOperations.FixedTimeEquals(known.Hash, hash) ? known.Role : role;
        }

        return role;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
