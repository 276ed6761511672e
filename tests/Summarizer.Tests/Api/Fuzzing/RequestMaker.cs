using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Summarizer.Tests.Api.Fuzzing;

/// <summary>
/// Makes requests of what the OpenAPI document says: valid ones, ones that are nearly so, and hostile ones. The same seed
/// and number make the same request.
/// </summary>
/// <param name="operations">What the document describes.</param>
/// <param name="ids">Articles that are there.</param>
/// <param name="tokens">Continuation tokens that are good for some list.</param>
/// <param name="seed">The seed of the run.</param>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "A run has to be replayed.")]
internal sealed class RequestMaker(
    IReadOnlyList<ApiOperation> operations,
    IReadOnlyList<string> ids,
    IReadOnlyList<string> tokens,
    int seed
)
{
    private const int LongestTarget = 8000; // Kestrel reads 8 KiB of a request line

    private static readonly string[] OtherMethods = ["PATCH", "OPTIONS", "TRACE", "FOO", "get", "PROPFIND"];

    private static readonly string[] OtherPaths =
    [
        "/api",
        "/api/",
        "/api/docs",
        "/api/docs/docs.js",
        "/api/docs/..%2fx",
        "/openapi.json",
        "/swagger",
        "/api/nowhere",
        "/API/Articles/",
        "//api/articles",
        "/api//articles",
        "/api/articles/",
        "/api/articles/x/y/z/source",
        "/api/openapi/v2.json",
        "/api/openapi/..%2f..",
        "/page/1/..%2f..%2fappsettings.json",
        "/page/1/index.html",
        "/articles/x",
        "/.env",
        "/admin/host/keys",
        "/runtime/webhooks/blobs",
        "/robots.txt",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/*",
    ];

    /// <summary>The request of a number.</summary>
    public FuzzRequest Make(int number)
    {
        var random = new Random(HashOf(seed, number));
        return random.Next(100) switch
        {
            < 4 => Elsewhere(random),
            < 8 => Broken(random),
            _ => Of(random, Pick(random, operations)),
        };
    }

    private static int HashOf(int seed, int number) => unchecked((seed * 486187739) + (number * 1000003));

    private FuzzRequest Of(Random random, ApiOperation operation)
    {
        var (path, strays) = Path(random, operation);
        var target = path + Query(random, operation);
        if (target.Length > LongestTarget)
        {
            target = target[..LongestTarget];
        }

        var method = operation.Method == "GET" && random.Next(8) == 0 ? "HEAD" : operation.Method;
        var headers = new List<string>();
        while (random.Next(2) == 0)
        {
            var (name, value) = Pick(random, Oddities.Headers);
            if (!headers.Exists(h => h.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)))
            {
                headers.Add($"{name}: {value}");
            }
        }

        var body = Body(random, operation, headers);
        return new(operation, method, target, headers, body) { MayStray = strays };
    }

    private (string Path, bool Strays) Path(Random random, ApiOperation operation)
    {
        if (operation.Parameters.FirstOrDefault(p => p.InPath) is not { } parameter)
        {
            return (operation.Path, false);
        }

        var strays = false;
        string value;
        switch (random.Next(10))
        {
            case 0:
                (value, strays) = (Pick(random, Oddities.Encoded), true);
                break;
            case 1 or 2:
                var odd = Pick(random, Oddities.Texts);
                value = Uri.EscapeDataString(odd);
                strays = odd.Trim('.').Length == 0 || odd.Contains('/', StringComparison.Ordinal);
                break;
            case 3:
                value = Misspell(random, parameter.Example);
                strays = true;
                break;
            case 4:
                value = Uri.EscapeDataString(parameter.Example);
                break;
            default:
                // Deletions and uploads have articles of their own, so that there are always some to look at.
                value = operation.Method is "GET" or "POST"
                    ? Pick(random, ids)
                    : Victim(random, isId: operation.Method == "DELETE");
                break;
        }

        return (operation.Path.Replace($"{{{parameter.Name}}}", value, StringComparison.Ordinal), strays);
    }

    private static string Victim(Random random, bool isId)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"victim/{random.Next(5)}.txt");
        return isId ? Summarizer.Articles.ArticleId.Of(name).Value : name;
    }

    private string Query(Random random, ApiOperation operation)
    {
        var given = new List<string>();
        foreach (var parameter in operation.Parameters.Where(p => !p.InPath && p.Name != "wait"))
        {
            if (random.Next(4) == 0)
            {
                given.Add($"{parameter.Name}={Value(random, parameter)}");
            }
        }

        switch (random.Next(12))
        {
            case 0:
                given.Add($"{Uri.EscapeDataString(Pick(random, Oddities.Texts))}=1");
                break;
            case 1 when given.Count > 0:
                given.Add(given[0]);
                break;
            case 2:
                given.Add(Pick(random, Oddities.Encoded));
                break;
            case 3:
                given.Add("code=x");
                break;
            default:
                break;
        }

        return given.Count == 0 ? "" : "?" + string.Join('&', given);
    }

    private string Value(Random random, ApiParameter parameter)
    {
        switch (random.Next(6))
        {
            case 0:
                return Pick(random, Oddities.Encoded);
            case 1 or 2:
                return Uri.EscapeDataString(Pick(random, Oddities.Texts));
            case 3 when parameter.Name == "after":
                return Pick(random, tokens);
            case 3:
                return Misspell(random, parameter.Example);
            default:
                return Uri.EscapeDataString(Valid(random, parameter));
        }
    }

    private static string Valid(Random random, ApiParameter parameter)
    {
        if (parameter.Schema.TryGetProperty("enum", out var words))
        {
            return Pick(random, [.. words.EnumerateArray()]).ToString();
        }

        return
            parameter.Schema.TryGetProperty("minimum", out var from)
            && parameter.Schema.TryGetProperty("maximum", out var to)
            ? Pick(random, [from.ToString(), to.ToString(), $"{Add(from, -1)}", $"{Add(to, 1)}", "3"])
            : parameter.Example;
    }

    private static long Add(JsonElement number, long more) =>
        long.Parse(number.ToString(), CultureInfo.InvariantCulture) + more;

    // One character more, less or another: what a careless program sends.
    private static string Misspell(Random random, string value)
    {
        var at = random.Next(value.Length);
        return Uri.EscapeDataString(
            random.Next(3) switch
            {
                0 => value.Remove(at, 1),
                1 => value.Insert(at, Pick(random, ["/", "\u0000", "é", "%", " ", "Z"])),
                _ => string.Concat(
                    value.AsSpan(0, at),
                    ((char)('!' + random.Next(90))).ToString(),
                    value.AsSpan(at + 1)
                ),
            }
        );
    }

    private static byte[] Body(Random random, ApiOperation operation, List<string> headers)
    {
        if (!operation.TakesBody)
        {
            return random.Next(20) == 0 ? Pick(random, Oddities.Bodies) : [];
        }

        if (operation.Method == "POST" && random.Next(10) > 0)
        {
            headers.RemoveAll(h => h.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase));
            switch (random.Next(4))
            {
                case 0:
                    headers.Add("Content-Type: application/json");
                    return Pick(random, Oddities.Json);
                case 1:
                    headers.Add(
                        "Content-Type: " + Pick(random, ["text/plain", "text/markdown", "text/html", "text/x"])
                    );
                    return Pick(random, Oddities.Bodies);
            }

            headers.Add(
                "Content-Type: multipart/form-data; boundary=" + Pick(random, ["b", "b", "b", "\"b\"", "c", ""])
            );
            return random.Next(30) == 0
                ?
                [
                    .. Encoding.UTF8.GetBytes("--b\r\nContent-Disposition: form-data; filename=x\r\n\r\n"),
                    .. Oddities.TooLarge,
                ]
                : Pick(random, Oddities.Forms);
        }

        return random.Next(30) == 0 ? Oddities.TooLarge : Pick(random, Oddities.Bodies);
    }

    private FuzzRequest Elsewhere(Random random)
    {
        var path = random.Next(2) == 0 ? Pick(random, OtherPaths) : Pick(random, operations).Path;
        var method = random.Next(2) == 0 ? Pick(random, OtherMethods) : "GET";
        return new(null, method, path, [], []) { MayStray = true };
    }

    private FuzzRequest Broken(Random random)
    {
        var operation = Pick(random, operations);
        var path = operation.Path.Replace("{article}", Pick(random, ids), StringComparison.Ordinal);
        var (target, headers) = random.Next(4) switch
        {
            0 => (path + "%00", ""),
            1 => (path + "?q=" + new string('a', 9000), ""),
            2 => (Pick(random, ["*", "http://evil.example/api/articles", "api/articles", "\u0001", path + " x"]), ""),
            _ => (path, Pick(random, Oddities.BrokenHeaders)),
        };
        return new(null, operation.Method, target, headers.Length == 0 ? [] : [headers], [])
        {
            MayStray = true,
            BreaksHttp = true,
        };
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
