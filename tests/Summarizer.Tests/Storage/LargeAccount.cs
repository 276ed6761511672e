using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Summarizer.Articles;
using Summarizer.Processing;
using Summarizer.Storage;
using Summarizer.Testing;

namespace Summarizer.Tests.Storage;

/// <summary>
/// A fake storage account of any size: it implements the parts of the blob, table and queue protocols that a sweep uses, and
/// generates its responses page by page. All its uploads are digested, except those that a test loses.
/// </summary>
internal sealed partial class LargeAccount : IAsyncDisposable
{
    private const int BlobsInPage = 5000;
    private const int RowsInPage = 1000;
    private const string Version = "0x8DB000000000000";

    private readonly WebApplication _app;
    private readonly int _blobs;
    private readonly UInt128[] _ids;
    private readonly int[] _numbers;
    private readonly ConcurrentDictionary<string, byte[]> _kept = new();
    private int _calls;
    private int _rowPages;

    private LargeAccount(WebApplication app, int blobs)
    {
        (_app, _blobs) = (app, blobs);
        _ids = [.. Enumerable.Range(0, blobs).Select(n => ArticleId.Of(NameOf(n)).ToUInt128())];
        _numbers = [.. Enumerable.Range(0, blobs)];
        Array.Sort(_ids, _numbers);
    }

    /// <summary>What is missing for the upload with this number; by default nothing.</summary>
    public Func<int, Loss> Lost { get; set; } = _ => Loss.Nothing;

    /// <summary>Called before each page of rows is returned, with its number from 1.</summary>
    public Action<int> OnRowPage { get; set; } = _ => { };

    /// <summary>The number of calls.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>The number of pages of rows requested.</summary>
    public int RowPages => Volatile.Read(ref _rowPages);

    /// <summary>The articles requested on the queue, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public string ConnectionString
    {
        get
        {
            var address = $"{_app.Urls.First()}/{AzuriteServer.AccountName}";
            return $"DefaultEndpointsProtocol=http;AccountName={AzuriteServer.AccountName};AccountKey={AzuriteServer.AccountKey};"
                + $"BlobEndpoint={address};QueueEndpoint={address};TableEndpoint={address};";
        }
    }

    public static async Task<LargeAccount> StartAsync(int blobs, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var account = new LargeAccount(app, blobs);
        app.Run(account.AnswerAsync);
        await app.StartAsync(cancellationToken);
        return account;
    }

    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{number:D7}.txt");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _calls);
        var request = context.Request;
        var resource = request.Path.Value![(AzuriteServer.AccountName.Length + 2)..];
        return (request.Method, resource) switch
        {
            ("GET", StorageNames.Articles) when request.Query["comp"] == "list" => TellBlobsAsync(context),
            ("GET", StorageNames.ArticlesTable + "()") => TellRowsAsync(context),
            ("GET", StorageNames.ListsTable + "()") => TellAsync(context, "application/json", """{"value":[]}"""),
            ("POST", StorageNames.DigestRequests + "/messages") => TakeMessageAsync(context),
            ("GET", _) when RowKey().Match(resource) is { Success: true } row => TellRowAsync(
                context,
                row.Groups[1].Value
            ),
            ("PUT", _) when RowKey().IsMatch(resource) => KeepRowAsync(context),
            ("POST", StorageNames.ArticlesTable) => KeepRowAsync(context),
            (_, var blob) when blob.StartsWith(StorageNames.Service + "/", StringComparison.Ordinal) => KeepAsync(
                context,
                blob
            ),
            ("PUT", _) when request.Query["restype"] == "container" => RefuseAsync(
                context,
                409,
                "ContainerAlreadyExists"
            ),
            ("POST", "Tables") => RefuseAsync(context, 409, "TableAlreadyExists"),
            ("PUT", _) => RefuseAsync(context, 409, "QueueAlreadyExists"),
            _ => RefuseAsync(context, StatusCodes.Status404NotFound, "ResourceNotFound"),
        };
    }

    private Task TellBlobsAsync(HttpContext context)
    {
        var from = int.TryParse(context.Request.Query["marker"], CultureInfo.InvariantCulture, out var marker)
            ? marker
            : 0;
        var until = Math.Min(from + BlobsInPage, _blobs);
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults><Blobs>");
        for (var number = from; number < until; number++)
        {
            if (Lost(number) is not Loss.TheBlob)
            {
                xml.Append(
                    CultureInfo.InvariantCulture,
                    $"<Blob><Name>{NameOf(number)}</Name><Properties><Last-Modified>Wed, 04 Mar 2026 12:00:00 GMT</Last-Modified><Etag>{Version}</Etag><Content-Length>10</Content-Length><Content-Type>text/plain</Content-Type><BlobType>BlockBlob</BlobType></Properties></Blob>"
                );
            }
        }

        xml.Append(
            CultureInfo.InvariantCulture,
            $"</Blobs><NextMarker>{(until < _blobs ? $"{until}" : "")}</NextMarker></EnumerationResults>"
        );
        return TellAsync(context, "application/xml", xml.ToString());
    }

    private Task TellRowsAsync(HttpContext context)
    {
        OnRowPage(Interlocked.Increment(ref _rowPages));
        var from = context.Request.Query["NextRowKey"] is [{ } next]
            ? next
            : FromFilter().Match(context.Request.Query["$filter"]!).Groups[1].Value;
        _ = ArticleId.TryParse(from, out var id);
        var at = Array.BinarySearch(_ids, id!.ToUInt128());
        var json = new StringBuilder("""{"value":[""");
        at = at < 0 ? ~at : at;
        for (var rows = 0; at < _blobs && rows < RowsInPage; at++)
        {
            var loss = Lost(_numbers[at]);
            if (loss is Loss.TheRow)
            {
                continue;
            }

            json.Append(rows++ == 0 ? "" : ",").Append(RowOf(at));
        }

        json.Append("]}");
        if (at < _blobs)
        {
            var key = ArticleId.Of(_ids[at]);
            context.Response.Headers["x-ms-continuation-NextPartitionKey"] = key.Partition;
            context.Response.Headers["x-ms-continuation-NextRowKey"] = key.Value;
        }

        return TellAsync(context, "application/json", json.ToString());
    }

    private string RowOf(int at)
    {
        var key = ArticleId.Of(_ids[at]);
        var version = Lost(_numbers[at]) is Loss.TheEventOfANewerBlob ? "0x1" : Version;
        return $$"""{"odata.etag":"W/\"1\"","PartitionKey":"{{key.Partition}}","RowKey":"{{key.Value}}","Timestamp@odata.type":"Edm.DateTime","Timestamp":"2026-03-04T12:00:01Z","Name":"{{NameOf(_numbers[at])}}","Status":"{{ArticleStatus.Ready}}","Version":"\"{{version}}\"","UploadedAt@odata.type":"Edm.DateTime","UploadedAt":"2026-03-04T12:00:00Z"}""";
    }

    private Task TellRowAsync(HttpContext context, string key)
    {
        _ = ArticleId.TryParse(key, out var id);
        return TellAsync(context, "application/json", RowOf(Array.BinarySearch(_ids, id!.ToUInt128())));
    }

    private static Task KeepRowAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.ETag = "W/\"2\"";
        return Task.CompletedTask;
    }

    private async Task TakeMessageAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = MessageText().Match(await reader.ReadToEndAsync(context.RequestAborted)).Groups[1].Value;
        Requests.Enqueue(DigestRequest.Parse(QueueText.Decode(text))!.Name);
        context.Response.StatusCode = StatusCodes.Status201Created;
        const string Time = "Wed, 04 Mar 2026 12:00:00 GMT";
        await TellAsync(
            context,
            "application/xml",
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?><QueueMessagesList><QueueMessage><MessageId>1</MessageId><InsertionTime>{Time}</InsertionTime><ExpirationTime>{Time}</ExpirationTime><PopReceipt>1</PopReceipt><TimeNextVisible>{Time}</TimeNextVisible></QueueMessage></QueueMessagesList>"
        );
    }

    private async Task KeepAsync(HttpContext context, string blob)
    {
        context.Response.Headers.ETag = "\"1\"";
        context.Response.Headers.LastModified = "Wed, 04 Mar 2026 12:00:00 GMT";
        switch (context.Request.Method)
        {
            case "PUT":
                using (var body = new MemoryStream())
                {
                    await context.Request.Body.CopyToAsync(body, context.RequestAborted);
                    _kept[blob] = body.ToArray();
                }

                context.Response.StatusCode = StatusCodes.Status201Created;
                break;
            case "DELETE":
                _kept.TryRemove(blob, out _);
                context.Response.StatusCode = StatusCodes.Status202Accepted;
                break;
            case var _ when _kept.TryGetValue(blob, out var content):
                context.Response.ContentLength = content.Length;
                await context.Response.Body.WriteAsync(content, context.RequestAborted);
                break;
            default:
                await RefuseAsync(context, StatusCodes.Status404NotFound, "BlobNotFound");
                break;
        }
    }

    private static Task TellAsync(HttpContext context, string contentType, string text)
    {
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.Headers["x-ms-error-code"] = code;
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"^articles\(.*RowKey='([0-9a-z]+)'\)$", RegexOptions.NonBacktracking)]
    private static partial Regex RowKey();

    [GeneratedRegex("RowKey ge '([0-9a-z]+)'", RegexOptions.NonBacktracking)]
    private static partial Regex FromFilter();

    [GeneratedRegex("<MessageText>([^<]*)</MessageText>", RegexOptions.NonBacktracking)]
    private static partial Regex MessageText();
}

/// <summary>What is missing for an upload.</summary>
internal enum Loss
{
    Nothing,
    TheRow,
    TheBlob,
    TheEventOfANewerBlob,
}
