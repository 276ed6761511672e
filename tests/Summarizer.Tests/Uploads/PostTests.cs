using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Summarizer.Articles;
using Summarizer.Testing;

namespace Summarizer.Tests.Uploads;

/// <summary><c>POST /api/articles</c> with a text or JSON, and what an uploader may say of an article.</summary>
public class PostTests(AzuriteServer azurite)
{
    private const string Text =
        "Bees Return to the Harbour\n\nThe city council has opened forty hives on its roofs. The bees make honey. Nobody was stung. The keeper counts them each morning. The honey is sold at the market. The council will open more hives.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("text/plain", ".txt")]
    [InlineData("text/markdown", ".md")]
    [InlineData("text/html; charset=utf-8", ".html")]
    public async Task A_text_is_an_article_whose_made_name_is_the_same_for_the_same_text(string type, string ending)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var text = $"{Text} {Guid.NewGuid():N}";

        var first = await PostAsync(service, text, type);
        var again = await PostAsync(service, text, type);
        var other = await PostAsync(service, text + "!", type);

        Assert.EndsWith(ending, NameIn(first), StringComparison.Ordinal);
        Assert.Equal(NameIn(first), NameIn(again));
        Assert.NotEqual(NameIn(first), NameIn(other));
        Assert.True(ArticleName.TryParse(NameIn(first), out var name));
        Assert.Equal(type, (await service.Uploads.FindAsync(name, Cancel))!.ContentType);
    }

    [Fact]
    public async Task JSON_with_a_text_and_a_title_is_an_article_with_this_title()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var title = $"The hives, {Guid.NewGuid():N}";

        var accepted = await PostJsonAsync(
            service,
            new
            {
                text = Text,
                title,
                tags = (string[])["City  Council", "bees"],
            }
        );

        var name = NameIn(accepted);
        Assert.Matches("^the-hives-[0-9a-f]{32}-[0-9a-f]{12}[.]txt$", name);
        await service.Processor.ProcessAsync(name, Cancel);
        Assert.True(ArticleName.TryParse(name, out var parsed));
        var digest = await service.GetAsync(parsed);
        Assert.Equal(title, digest.GetProperty("title").GetString());
        Assert.Equal(["city council", "bees"], digest.GetProperty("tags").EnumerateArray().Select(t => t.GetString()));
    }

    [Theory]
    [InlineData("""{"text": "a", "url": "http://a.example/"}""", "either a text or a url")]
    [InlineData("{}", "either a text or a url")]
    [InlineData("null", "either a text or a url")]
    [InlineData("""{"text": "a", "sentence": 3}""", "'sentence'")]
    [InlineData("""{"text": "a", "sentences": "3"}""", "'sentences'")]
    [InlineData("""{"text": "a", "sentences": 0}""", "'sentences' must be a number from 1 to 100")]
    [InlineData("""{"text": "a", "tags": ["a,b"]}""", "'tags'")]
    [InlineData("""{"text": "a", "engine": "magic"}""", "'engine' must be extractive or model")]
    [InlineData("""{"text": "a", "engine": "model"}""", "no model is configured")]
    [InlineData("""{"text": "a", "language": "English"}""", "'language'")]
    [InlineData("""{"text": "a", "name": "../a"}""", "The name")]
    [InlineData("""{"text": ""}""", "no content")]
    [InlineData("""{"url": "ftp://a.example/"}""", "'url' must be an http or https address")]
    [InlineData("""{"text": "a""", "not valid")]
    public async Task JSON_that_is_no_article_is_refused_with_what_is_wrong(string json, string why)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        using var content = new StringContent(json, Encoding.UTF8, "application/json");

        using var answer = await service.Http.PostAsync("/api/articles", content, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Contains(why, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/pdf")]
    public async Task Another_type_is_refused_with_those_that_are_taken(string? type)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        using var content = new StringContent(Text);
        content.Headers.ContentType = type is null ? null : new(type);

        using var answer = await service.Http.PostAsync("/api/articles", content, Cancel);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Contains("text/plain", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sentences=0", "'sentences' must be a number from 1 to 100.")]
    [InlineData("maxFaqs=51", "'maxFaqs' must be a number from 0 to 50.")]
    [InlineData("language=EN", "'language' must be a primary language subtag such as en or de.")]
    [InlineData("engine=magic", "'engine' must be one of extractive, model.")]
    [InlineData("tags=a,,b", "'tags' must be at most 20 tags of at most 50 characters each, separated by commas.")]
    [InlineData("wait=61", "'wait' must be a number from 1 to 60.")]
    [InlineData("engine=model", "The engine 'model' is not available: no model is configured (Model:Endpoint).")]
    public async Task A_parameter_that_is_not_allowed_is_named(string query, string why)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();

        using var answer = await service.Http.PutAsync(
            $"/api/articles/{name}?{query}",
            new StringContent(Text),
            Cancel
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(why, problem.GetProperty("detail").GetString());
        Assert.Null(await service.Uploads.FindAsync(name, Cancel));
    }

    [Fact]
    public async Task An_upload_that_waits_gets_what_GET_gives_with_its_tag()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString, watch: true);
        var name = ServiceHost.NewName();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/articles/{name}?wait=60");
        request.Content = new StringContent(Text);
        request.Headers.TryAddWithoutValidation("If-None-Match", "*");

        using var answer = await service.Http.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal($"/api/articles/{ArticleId.Of(name)}", answer.Headers.Location?.ToString());
        var body = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("\"status\":\"ready\"", body, StringComparison.Ordinal);
        using var got = await service.Http.GetAsync(answer.Headers.Location, Cancel);
        Assert.Equal(await got.Content.ReadAsStringAsync(Cancel), body);
        Assert.Equal(got.Headers.ETag, answer.Headers.ETag);
    }

    [Fact]
    public async Task An_upload_that_waits_in_vain_is_accepted()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        using var answer = await service.Http.PostAsync("/api/articles?wait=1", new StringContent(Text), Cancel);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("queued", body.GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_fields_of_a_form_hold_for_its_files_and_waiting_tells_their_states()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString, watch: true);
        var (a, b) = (ServiceHost.NewName(), ServiceHost.NewName());
        using var form = new MultipartFormDataContent
        {
            { new StringContent("2"), "sentences" },
            { new StringContent("Häfen,bees"), "tags" },
            { new StringContent(Text), "file", a.Value },
            { new StringContent(Text), "file", b.Value },
        };

        using var answer = await service.Http.PostAsync("/api/articles?wait=60", form, Cancel);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var items = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("items").EnumerateArray();
        Assert.All(items, i => Assert.Equal("ready", i.GetProperty("article").GetProperty("status").GetString()));
        foreach (var name in (ArticleName[])[a, b])
        {
            var digest = await service.GetAsync(name);
            Assert.Equal(2, digest.GetProperty("summary").GetProperty("claims").GetArrayLength());
            Assert.Equal(["häfen", "bees"], digest.GetProperty("tags").EnumerateArray().Select(t => t.GetString()));
        }
    }

    [Theory]
    [InlineData("sentences", "x", "'sentences' must be")]
    [InlineData("colour", "x", "Unknown field 'colour'")]
    public async Task A_field_of_a_form_that_is_wrong_is_refused(string field, string value, string why)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(value), field },
            { new StringContent(Text), "file", name.Value },
        };

        using var answer = await service.Http.PostAsync("/api/articles", form, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(why, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Null(await service.Uploads.FindAsync(name, Cancel));
    }

    private static string NameIn(JsonElement accepted) => accepted.GetProperty("name").GetString()!;

    private static async Task<JsonElement> PostAsync(ServiceHost service, string text, string type)
    {
        using var content = new StringContent(text);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        return await AcceptedAsync(await service.Http.PostAsync("/api/articles", content, Cancel));
    }

    private static async Task<JsonElement> PostJsonAsync(ServiceHost service, object article) =>
        await AcceptedAsync(await service.Http.PostAsJsonAsync("/api/articles", article, Cancel));

    private static async Task<JsonElement> AcceptedAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        }
    }
}
