using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Summarizer.Testing;

/// <summary>A kind of storage resource.</summary>
public enum StorageKind
{
    /// <summary>Blobs.</summary>
    Container,

    /// <summary>Entities.</summary>
    Table,

    /// <summary>Messages.</summary>
    Queue,
}

/// <summary>One operation on storage, named as in docs/deploy.md.</summary>
/// <param name="Kind">The kind of resource.</param>
/// <param name="Name">The name of the container, table or queue.</param>
/// <param name="Action">
/// <c>create</c> and <c>reach</c> for the resource itself; for its contents <c>read</c>, <c>read properties</c>,
/// <c>write</c>, <c>set metadata</c>, <c>lease</c>, <c>delete</c>, <c>list</c>; <c>query</c>, <c>insert</c>,
/// <c>upsert</c>, <c>replace</c>, <c>merge</c>; <c>send</c>, <c>receive</c>. <c>other</c> for anything else.
/// </param>
public sealed partial record StorageCall(StorageKind Kind, string Name, string Action)
{
    private const string Other = "other";

    /// <summary>The operations of a request: several if it is a transaction.</summary>
    public static async Task<IReadOnlyList<StorageCall>> ReadAsync(StorageKind kind, HttpRequest request)
    {
        string[] path = request.Path.Value!.Split('/', 4)[2..]; // after the account
        switch (kind)
        {
            case StorageKind.Container:
                return [new(kind, path[0], OnBlobs(request, isBlob: path.Length > 1))];
            case StorageKind.Queue:
                return [new(kind, path[0], OnMessages(request, path))];
            case StorageKind.Table when path[0] == "$batch":
                request.EnableBuffering();
                var batch = await new StreamReader(request.Body).ReadToEndAsync();
                request.Body.Position = 0;
                return [.. Parts(batch)];
            case StorageKind.Table when path[0] == "Tables":
                return [new(kind, "Tables", HttpMethods.IsPost(request.Method) ? "create" : Other)];
            default:
                return [OnEntities(request.Method, path[0], request.Headers.IfMatch.Count > 0)];
        }
    }

    /// <inheritdoc />
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Name}: {Action}";

    private static string OnBlobs(HttpRequest request, bool isBlob)
    {
        var component = request.Query["comp"].ToString();
        return (request.Method, isBlob, component) switch
        {
            ("GET", false, "list") => "list",
            ("GET" or "HEAD", false, "") => "reach",
            ("PUT", false, "") => "create",
            ("GET", true, "") => "read",
            ("HEAD", true, "") => "read properties",
            ("PUT", true, "" or "block" or "blocklist") => "write",
            ("PUT", true, "metadata") => "set metadata",
            ("PUT", true, "lease") => "lease",
            ("DELETE", true, "") => "delete",
            _ => Other,
        };
    }

    private static string OnMessages(HttpRequest request, string[] path) =>
        (request.Method, path.Length > 1) switch
        {
            ("POST", true) => "send",
            ("GET", true) => "receive",
            ("DELETE", true) => "delete",
            ("GET" or "HEAD", false) when request.Query["comp"] == "metadata" => "reach",
            ("PUT", false) => "create",
            _ => Other,
        };

    private static StorageCall OnEntities(string method, string target, bool isConditional)
    {
        var keys = target.IndexOf('(', StringComparison.Ordinal);
        var hasKeys = keys >= 0 && !target.EndsWith("()", StringComparison.Ordinal);
        var action = (method, hasKeys) switch
        {
            ("GET", true) => "read",
            ("GET", false) => "query",
            ("POST", false) => "insert",
            ("PUT", true) => isConditional ? "replace" : "upsert",
            ("PATCH" or "MERGE", true) => isConditional ? "merge" : "upsert",
            ("DELETE", true) => "delete",
            _ => Other,
        };
        return new(StorageKind.Table, keys < 0 ? target : target[..keys], action);
    }

    private static IEnumerable<StorageCall> Parts(string batch)
    {
        var starts = PartStart().Matches(batch);
        for (var at = 0; at < starts.Count; at++)
        {
            var end = at + 1 < starts.Count ? starts[at + 1].Index : batch.Length;
            var part = batch[starts[at].Index..end];
            yield return OnEntities(
                starts[at].Groups[1].Value,
                starts[at].Groups[2].Value,
                part.Contains("If-Match:", StringComparison.OrdinalIgnoreCase)
            );
        }
    }

    // The target of a part is a whole URL: the table comes after the account, and a query may follow it.
    [GeneratedRegex(
        "^([A-Z]+) https?://[^/]+/[^/]+/([^ ?]+)[^ ]* HTTP/1.1",
        RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex PartStart();
}
