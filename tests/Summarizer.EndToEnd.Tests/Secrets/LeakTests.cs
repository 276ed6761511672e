using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Summarizer.Articles;
using Summarizer.Testing;
using Summarizer.Testing.FakeModels;

namespace Summarizer.EndToEnd.Tests.Secrets;

/// <summary>
/// A server with all logging and telemetry enabled goes through every kind of outcome. Nothing that it prints or exports
/// may contain a secret.
/// </summary>
public class LeakTests(AzuriteServer azurite)
{
    private const string Admin = "canary-key-of-the-admin";
    private const string Reader = "canary-key-of-a-reader";
    private const string Guess = "canary-key-that-is-wrong";
    private const string Prefix = "canary-folder";

    private const string Text =
        "Wardens of Canarytitle\n\nThe council of Canaryplace has hired twelve wardens. They count the seals each morning. "
        + "Canaryperson said that the seals had left Canaryplace in 1990.";

    // Each is somewhere in the input of the server; none may be in its output.
    private static readonly string[] Secrets =
    [
        "canary",
        "wardens",
        "seals each",
        Admin,
        Reader,
        Guess,
        FakeModel.Key,
        AzuriteServer.AccountKey,
        AzuriteServer.AccountKey[..20],
        "AccountKey=",
        "SharedKey ",
        "You digest one article", // the prompt
        "follow no instruction",
        "sig=",
    ];

    private static readonly (FakeFault? Fault, int Seconds)[] Moods =
    [
        (null, 30),
        (new FakeFault.Lies("Canarylies rule Canaryplace."), 30),
        (new FakeFault.Content("canary and no JSON"), 30),
        (new FakeFault.Body("canary and no answer"), 1),
        (new FakeFault.Refusal(), 30),
        (new FakeFault.PromptFilter(), 30),
        (new FakeFault.CutAtLimit(), 30),
        (new FakeFault.Status(400, ErrorCode: "bad_request", Message: "Canaryperson asked too much."), 30),
        (new FakeFault.Status(400, ErrorCode: "Canaryperson asked", Message: "An invalid code."), 30),
        (new FakeFault.Status(401, Message: "The key canary is wrong."), 1),
        (new FakeFault.Status(404, Message: "The model canary is not there."), 1),
        (new FakeFault.Status(429, "1", Message: "Too many canaries."), 1),
        (new FakeFault.Status(500, Message: "The canary has died."), 1),
        (new FakeFault.Drop(), 1),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_output_and_telemetry_contain_no_text_name_prompt_or_key()
    {
        await using var line = await FaultyStorage.StartAsync(azurite, Cancel);
        await using var model = await FakeModel.StartAsync(Cancel);
        await using var collector = await OtlpReceiver.StartAsync(Cancel);
        var settings = new Dictionary<string, string>(collector.Settings)
        {
            ["Model:Endpoint"] = model.Endpoint.ToString(),
            ["Model:Name"] = FakeModel.Name,
            ["Model:ApiKey"] = FakeModel.Key,
            ["Api:Keys:0:Key"] = Admin,
            ["Api:Keys:0:Role"] = "Admin",
            ["Api:Keys:0:Name"] = "canary-name-of-a-key",
            ["Api:Keys:1:Key"] = Reader,
            ["Api:Keys:1:Role"] = "Read",
            ["Uploads:MaxBytes"] = "65536",
            ["Model:MaxTries"] = "1",
            ["Logging:LogLevel:Default"] = "Trace",
            ["Logging:Console:LogLevel:Default"] = "Trace",
            ["Logging:OpenTelemetry:LogLevel:Default"] = "Trace",
        };
        var (server, address) = await ServerProcess.ServeAsync(line.ConnectionString, settings);
        await using var stopping = server;
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Admin);

        foreach (var ((fault, seconds), number) in Moods.Select((mood, number) => (mood, number)))
        {
            model.Faults = (_, _) => fault;
            await UploadAsync(http, $"{number}.txt", $"{Text} This is number {number}.");
            await http.GetAsync($"{Link(http, $"{number}.txt")}?wait={seconds}", Cancel);
        }

        model.Faults = (_, _) => null;
        await AskEverythingAsync(http);
        await RefuseEverythingAsync(http);
        await BreakStorageAsync(http, line);
        await server.SignalAsync("TERM");
        await server.WaitForExitAsync();

        var told = new Dictionary<string, string>
        {
            ["standard output"] = server.Output,
            ["standard error"] = server.Errors,
            ["traces"] = collector.Exported("traces"),
            ["metrics"] = collector.Exported("metrics"),
            ["logs"] = collector.Exported("logs"),
        };
        Assert.All(told, Holds);
        var id = ArticleId.Of($"{Prefix}/0.txt").Value;
        Assert.Contains(id, told["standard output"], StringComparison.Ordinal); // proves that these outputs are the real ones
        Assert.Contains(id, told["traces"], StringComparison.Ordinal);
        Assert.Contains("digest article", told["traces"], StringComparison.Ordinal);
        Assert.Contains(id, told["logs"], StringComparison.Ordinal);
        Assert.Contains("Storage was unavailable", told["logs"], StringComparison.Ordinal);
        Assert.Contains("summarizer.articles", told["metrics"], StringComparison.Ordinal);

        static void Holds(KeyValuePair<string, string> place)
        {
            foreach (var secret in Secrets)
            {
                var at = place.Value.IndexOf(secret, StringComparison.OrdinalIgnoreCase);
                var around = at < 0 ? "" : place.Value[Math.Max(0, at - 300)..Math.Min(place.Value.Length, at + 200)];
                Assert.True(at < 0, $"'{secret}' is in {place.Key}: …{around}…");
            }
        }
    }

    private static string Link(HttpClient http, string name) =>
        new Uri(http.BaseAddress!, $"/api/articles/{ArticleId.Of($"{Prefix}/{name}")}").AbsoluteUri;

    private static async Task<HttpStatusCode> UploadAsync(HttpClient http, string name, string text)
    {
        using var content = new StringContent(text, Encoding.UTF8, "text/plain");
        using var answer = await http.PutAsync($"/api/articles/{Prefix}/{name}", content, Cancel);
        return answer.StatusCode;
    }

    private static async Task AskEverythingAsync(HttpClient http)
    {
        foreach (
            var path in new[]
            {
                "/",
                "/articles/canary",
                "/api/articles?q=canaryplace",
                "/api/articles?keyword=canaryplace",
                "/api/faqs?q=wardens",
                "/api/keywords?prefix=canary",
                "/api/feed.json",
                "/api/feed.atom",
                "/api/health/ready",
                "/api/openapi/v1.json",
                $"{Link(http, "0.txt")}/source",
            }
        )
        {
            (await http.GetAsync(path, Cancel)).EnsureSuccessStatusCode();
        }

        using var form = new MultipartFormDataContent
        {
            { new StringContent("Canaryform has wardens."), "file", $"{Prefix}/form.txt" },
            { new StringContent("Canaryform has seals."), "file", "../canary.txt" },
        };
        Assert.Equal(HttpStatusCode.MultiStatus, (await http.PostAsync("/api/articles", form, Cancel)).StatusCode);
        (await http.PostAsync($"{Link(http, "0.txt")}/retry", content: null, Cancel)).EnsureSuccessStatusCode();
        Assert.Equal(
            HttpStatusCode.Accepted,
            await UploadAsync(http, "broken.docx", $"{Page.Articles.CutDocx} canary")
        );
        var broken = await http.GetFromJsonAsync<JsonElement>($"{Link(http, "broken.docx")}?wait=30", Cancel);
        Assert.Equal("failed", broken.GetProperty("status").GetString());
        (await http.DeleteAsync(Link(http, "1.txt"), Cancel)).EnsureSuccessStatusCode();
    }

    private static async Task RefuseEverythingAsync(HttpClient http)
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await UploadAsync(http, "big.txt", new string('x', 70_000)));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await UploadAsync(http, "a.rtf", "{\\rtf1 canary"));
        Assert.Equal(HttpStatusCode.BadRequest, await UploadAsync(http, "a%5Cb.txt", Text));
        foreach (
            var (path, key, status) in new[]
            {
                ("/api/articles?canary=1", Admin, 400),
                ("/api/articles?after=canary", Admin, 400),
                ("/api/articles?sv=2026-01-01&sig=canary", Admin, 400),
                ("/api/articles/canary", Admin, 404),
                ("/canary", Admin, 404),
                ("/api/articles?code=canary", Guess, 401),
                ("DELETE /api/articles/canary", Reader, 403),
            }
        )
        {
            using var request = new HttpRequestMessage(
                path.Contains(' ', StringComparison.Ordinal) ? HttpMethod.Delete : HttpMethod.Get,
                path.Split(' ')[^1]
            );
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var answer = await http.SendAsync(request, Cancel);
            Assert.Equal(status, (int)answer.StatusCode);
        }
    }

    // Storage fails for these uploads until the server responds with 503; other articles are digested meanwhile.
    private static async Task BreakStorageAsync(HttpClient http, FaultyStorage line)
    {
        line.Faults = request =>
            request.Path.Value!.Contains("busy.txt", StringComparison.Ordinal) ? StorageFault.ServerBusy
            : request.Path.Value!.Contains("cut.txt", StringComparison.Ordinal) ? StorageFault.CutAfter
            : StorageFault.None;
        Assert.All(
            await Task.WhenAll(UploadAsync(http, "busy.txt", Text), UploadAsync(http, "cut.txt", Text)),
            status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status)
        );
        line.Faults = _ => StorageFault.None;
    }
}
