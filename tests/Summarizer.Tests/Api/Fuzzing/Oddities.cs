using System.IO.Compression;
using System.Text;

namespace Summarizer.Tests.Api.Fuzzing;

/// <summary>Values that have broken services before.</summary>
internal static class Oddities
{
    /// <summary>Texts for parameters, names and header values.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        " ",
        "\t",
        "0",
        "-1",
        "1",
        "101",
        "2147483647",
        "2147483648",
        "99999999999999999999",
        "1e3",
        "0x10",
        "٣", // a digit, but not an ASCII one
        "NaN",
        "true",
        "null",
        "[]",
        "{\"$ne\":1}",
        "READY",
        "ready ",
        "deleted",
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59.9999999Z",
        "9999-12-31T23:59:59-14:00",
        "2026-02-30",
        "2026-01-01",
        "12:00",
        "' or PartitionKey ne '",
        "x' or true or '",
        "a|b",
        "k|bees",
        "s|pending",
        "t|",
        "..",
        ".",
        "../../etc/passwd",
        "..\\..\\web.config",
        "%2e%2e%2f",
        "a/../../lists",
        "a/./b",
        "a//b",
        "/a",
        "a/",
        "\\",
        "con.txt",
        "~",
        "?limit=1",
        "#x",
        "a&limit=1",
        "%",
        "%00",
        "\r\nX-Injected: yes",
        "\nX-Injected: yes",
        "bees\u0000.txt",
        "\u001b[31m",
        "\u007f",
        "\u202Etxt.seeb",
        "\u200B",
        "\uFEFF",
        "\uFFFF",
        "e\u0301",
        "é",
        "İ",
        "ß",
        "ﷺ", // one character, eighteen when it is normalised
        "😀",
        "👨‍👩‍👧‍👦",
        "和平談判",
        "평화",
        "السلام",
        "*",
        "a*",
        "*a",
        "be* ho* h* a* b* c*",
        "\"",
        "\"\"",
        "\"bees make",
        "\"bees make honey\" live*",
        "bees -honey",
        "title,summary",
        "id",
        "id,id",
        "id,,name",
        "en-GB",
        "EN",
        "xx",
        "<script>alert(1)</script>",
        "${jndi:ldap://127.0.0.1/x}",
        "{0}",
        "%s%n",
        "*/*;q=0",
        "Zm9yIGV4YW1wbGU",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "=",
        "a" + new string('\u0301', 300),
        new string('a', 300),
        new string('a', 1025),
        new string('ü', 700),
        string.Concat(Enumerable.Repeat("word ", 200)),
        string.Concat(Enumerable.Range(0, 60).Select(n => $"w{n}* ")),
        string.Concat(Enumerable.Repeat("\"a b\" ", 100)),
        string.Concat(Enumerable.Repeat("a/", 260)) + "a",
        new string('(', 500),
        new string('/', 100),
    ];

    /// <summary>Percent-encoded texts that no encoder makes.</summary>
    public static IReadOnlyList<string> Encoded { get; } =
    [
        "%",
        "%zz",
        "%2",
        "%ff",
        "%c0%af", // an overlong slash
        "%ed%a0%80", // half a surrogate pair
        "%2F..%2F..",
        "%252e%252e%252f",
        "%0d%0aX-Injected:%20yes",
        "%u0041",
        "a+b",
        "a%2Fb",
        "a%5Cb",
        "%E2%80%AE",
        "%EF%BF%BF",
        ";x=y",
        "a;b",
    ];

    /// <summary>Header fields that a client may send with any request.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Headers { get; } =
    [
        .. Of(
            "Accept",
            "text/markdown",
            "text/plain;q=0.1, */*;q=0",
            "image/png",
            "*/*",
            "a/b/c",
            ",",
            "*",
            "text/*;q=9"
        ),
        .. Of("Accept-Encoding", "br", "gzip;q=0, br;q=0", "identity;q=0", "*;q=0", "zstd", "br;q=x", ",,,"),
        .. Of("If-None-Match", "*", "\"x\"", "W/\"x\"", "x", "\"", "\"a\", \"b\"", ","),
        .. Of("If-Match", "*", "\"x\"", "W/\"x\"", "x", ","),
        .. Of("If-Modified-Since", "Mon, 01 Jan 2001 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "yesterday", "0"),
        .. Of("If-Unmodified-Since", "Mon, 01 Jan 2001 00:00:00 GMT", "x"),
        .. Of("If-Range", "\"x\""),
        .. Of("Range", "bytes=0-0", "bytes=-1", "bytes=9999999-", "bytes=0-0,2-2,4-4", "lines=1-2", "bytes=z"),
        .. Of("Authorization", "Bearer", "Bearer x", "Basic Og==", "Digest x", "Bearer " + new string('k', 4000)),
        .. Of("x-api-key", "", "x", "'"),
        .. Of("x-functions-key", "x"),
        .. Of("Cookie", "a=b", "a=b; a=c; =;"),
        .. Of("Origin", "null", "http://evil.example", "x"),
        .. Of("Sec-Fetch-Site", "cross-site", "none", "x"),
        .. Of("Host", "evil.example", "localhost", "127.0.0.1:1", "[::1]", "localhost.evil.example"),
        .. Of("X-Forwarded-Host", "evil.example"),
        .. Of("X-Forwarded-For", "127.0.0.1", "'"),
        .. Of("X-Forwarded-Proto", "https"),
        .. Of("X-Original-URL", "/api/nowhere"),
        .. Of("X-HTTP-Method-Override", "DELETE"),
        .. Of(
            "Content-Type",
            "application/json",
            "text/html",
            "x",
            ";",
            "multipart/form-data",
            "text/plain; charset=utf-7"
        ),
        .. Of("Content-Encoding", "gzip", "x"),
        .. Of("Content-MD5", "x", "1B2M2Y8AsgTpgAmY7PhCfg==", "AAAA"),
        .. Of("Expect", "100-continue"),
        .. Of("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "x", "00-0-0-0"),
        .. Of("tracestate", new string('a', 600)),
        .. Of("baggage", "a=b", "%"),
        .. Of("Upgrade", "websocket", "h2c"),
        .. Of("TE", "trailers"),
        .. Of("Accept-Language", "xx-" + new string('y', 500)),
        .. Of("User-Agent", "() { :; }; echo x", "😀"),
    ];

    /// <summary>Header fields, request lines and bodies that break HTTP itself; Kestrel refuses most with a bare status.</summary>
    public static IReadOnlyList<string> BrokenHeaders { get; } =
    [
        "Host: a\r\nHost: b",
        "Host: a b",
        "Content-Length: -1",
        "Content-Length: 1\r\nContent-Length: 2",
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Content-Length: 100",
        "Transfer-Encoding: chunked",
        "Transfer-Encoding: x",
        "No colon",
        "X\u0001: y",
        "X: y\u0000z",
        " X: y",
        "X : y",
        ": y",
        "X: " + new string('y', 40_000),
        string.Join("\r\n", Enumerable.Range(0, 150).Select(n => $"X-{n}: y")),
    ];

    /// <summary>Bodies of uploads.</summary>
    public static IReadOnlyList<byte[]> Bodies { get; } =
    [
        [],
        "Bees live here. They make honey. The keeper counts them each morning."u8.ToArray(),
        "x"u8.ToArray(),
        [0],
        [0xFF, 0xFE, 0x00, 0xD8],
        [0xEF, 0xBB, 0xBF],
        "%PDF-1.7\n%%EOF"u8.ToArray(),
        "PK\u0003\u0004 and no archive"u8.ToArray(),
        Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 2_000))),
        Encoding.UTF8.GetBytes(new string('[', 50_000)),
        Encoding.UTF8.GetBytes("{\"a\":" + new string('{', 20_000)),
        Encoding.UTF8.GetBytes("<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;&a;\">]><x>&c;</x>"),
        Encoding.UTF8.GetBytes(new string('>', 5_000) + " deep quotes"),
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a\u0301", 3_000))),
        new byte[100_000],
        Zipped("word/document.xml", new byte[1 << 20]),
        Zipped("../../evil.xml", [1, 2, 3]),
    ];

    /// <summary>Larger than the fuzzed service reads.</summary>
    public static byte[] TooLarge { get; } =
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Too many bees. ", 20_000)));

    /// <summary>Bodies of forms whose boundary is <c>b</c>.</summary>
    public static IReadOnlyList<byte[]> Forms { get; } =
    [
        .. new[]
        {
            Part("name=\"file\"; filename=\"form/a.txt\"", "Bees live here.") + "--b--\r\n",
            Part("name=\"file\"; filename=\"form/a.txt\"", "One.")
                + Part("name=x; filename=form/b.txt", "Two.")
                + "--b--\r\n",
            Part("name=\"file\"; filename=\"../a.txt\"", "Bees.") + "--b--\r\n",
            Part("name=\"file\"; filename=\"\"", "Bees.") + "--b--\r\n",
            Part("name=\"file\"; filename*=UTF-8''%e2%82%ac.txt", "Bees.") + "--b--\r\n",
            Part("name=\"file\"; filename*=UTF-8''%ff%zz", "Bees.") + "--b--\r\n",
            Part("name=\"file\"; filename=\"a\u0000b\"", "Bees.") + "--b--\r\n",
            Part("name=\"file\"; filename=\"form/c.txt\"", "") + "--b--\r\n",
            Part("name=\"file\"; filename=\"form/c.txt\"\r\nContent-MD5: x", "Bees.") + "--b--\r\n",
            Part("name=\"file\"; filename=\"form/c.txt\"\r\nContent-Type: ;;;", "Bees.") + "--b--\r\n",
            Part("name=\"file\"", "no file") + "--b--\r\n",
            Part("", "no file") + "--b--\r\n",
            Part("name=\"file\"; filename=\"form/d.txt\"", "it ends early"),
            "--b--\r\n",
            "--b\r\n",
            "--b\r\n\r\n",
            "--b\r\nno colon\r\n\r\nx\r\n--b--",
            "--b\r\n" + string.Concat(Enumerable.Range(0, 40).Select(n => $"X-{n}: y\r\n")) + "\r\nx\r\n--b--",
            "--b\r\nX: " + new string('y', 40_000) + "\r\n\r\nx\r\n--b--",
            "",
            "b",
            new string('-', 100_000),
        }.Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>Bodies of JSON. No address in them needs a look-up.</summary>
    public static IReadOnlyList<byte[]> Json { get; } =
    [
        .. new[]
        {
            """{"text":"Bees live here. They make honey."}""",
            """{"text":"Bees.","name":"json/a.txt","title":"Bees","tags":["a","B "],"sentences":3,"engine":"extractive"}""",
            """{"url":"http://127.0.0.1:1/"}""",
            """{"url":"http://[::1]/","tags":[]}""",
            """{"url":"http://user@127.0.0.1/"}""",
            """{"url":"file:///etc/passwd"}""",
            """{"url":"http://"}""",
            """{"url":"x"}""",
            """{"text":"\ud800","title":"\udc00","tags":["\ud800"]}""",
            """{"text":"a","title":"\u0000"}""",
            """{"text":"a","text":"b"}""",
            """{"text":1}""",
            """{"text":"a","tags":"a"}""",
            """{"text":"a","tags":[null]}""",
            """{"text":"a","sentences":1e99}""",
            """{"text":"","url":null}""",
            "[]",
            "null",
            "{",
            "",
            new string('[', 100_000),
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Of(string name, params string[] values) =>
        values.Select(v => KeyValuePair.Create(name, v));

    private static string Part(string disposition, string content) =>
        $"--b\r\nContent-Disposition: form-data; {disposition}\r\n\r\n{content}\r\n";

    private static byte[] Zipped(string name, byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry(name).Open())
        {
            entry.Write(content);
        }

        return bytes.ToArray();
    }
}
