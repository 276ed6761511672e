using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Summarizer.Articles;
using Summarizer.Testing;

namespace Summarizer.Tests.Uploads;

public class UploadEndpointsTests(AzuriteServer azurite)
{
    private const string Text = "Bees Return to the Harbour\n\nThe city council has opened forty hives on its roofs.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // States came as numbers: the context's converters do not go with it into another set of options.
    [Fact]
    public async Task The_answer_to_an_upload_names_the_article_and_its_state_in_words()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();

        using var answer = await service.Http.PutAsync($"/api/articles/{name}", new StringContent(Text), Cancel);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal($"/api/articles/{ArticleId.Of(name)}", answer.Headers.Location?.ToString());
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(ArticleId.Of(name).Value, body.GetProperty("id").GetString());
        Assert.Equal("queued", body.GetProperty("status").GetString());
    }

    // Word documents were refused because of the type they were declared with.
    [Theory]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("application/x-something-else")]
    [InlineData(null)]
    public async Task Whatever_type_is_declared_the_content_decides(string? type)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        using var content = new StringContent(Text);
        content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);

        using var answer = await service.Http.PutAsync($"/api/articles/{ServiceHost.NewName()}", content, Cancel);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    // The compressed bytes were stored as the article.
    [Theory]
    [InlineData("gzip", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("identity", HttpStatusCode.Accepted)]
    public async Task A_coding_of_the_body_is_refused(string coding, HttpStatusCode expected)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        using var content = new StringContent(Text);
        content.Headers.ContentEncoding.Add(coding);

        using var answer = await service.Http.PutAsync($"/api/articles/{ServiceHost.NewName()}", content, Cancel);

        Assert.Equal(expected, answer.StatusCode);
    }

    // The list of all articles was empty: the key of the end of time was shorter than the others.
    [Theory]
    [InlineData("")]
    [InlineData("?status=ready")]
    [InlineData("?limit=100")]
    public async Task A_digested_upload_stands_in_the_list(string query)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        await service.Processor.ProcessAsync(name.Value, Cancel);

        var page = await service.Http.GetFromJsonAsync<JsonElement>($"/api/articles{query}", Cancel);

        var item = page.GetProperty("items")
            .EnumerateArray()
            .Single(item => item.GetProperty("name").GetString() == name.Value);
        Assert.False(item.TryGetProperty("reason", out _), "what is absent is left out");
    }

    // They were accepted, and failed later.
    [Theory]
    [InlineData("\u0089PNG\r\n", null, "picture (PNG)")]
    [InlineData("PK\u0003\u0004 and no archive", null, "ZIP archive")]
    [InlineData("[\"a\", \"b\"]", null, "data (JSON)")]
    [InlineData("a,b\n1,2", "text/csv", "table (CSV)")]
    public async Task What_no_reader_reads_is_refused_before_it_is_stored(string text, string? type, string why)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(text));
        content.Headers.ContentType = type is null ? null : new(type);

        using var answer = await service.Http.PutAsync($"/api/articles/{name}", content, Cancel);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Contains(why, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Null(await service.Uploads.FindAsync(name, Cancel));
    }

    [Fact]
    public async Task The_answer_tells_where_the_upload_is_in_storage()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();

        using var answer = await service.Http.PutAsync($"/api/articles/{name}", new StringContent(Text), Cancel);

        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(
            service.Uploads.AddressOf(name).AbsoluteUri,
            body.GetProperty("links").GetProperty("blob").GetString()
        );
    }

    [Fact]
    public async Task An_article_is_not_replaced_against_the_will_of_its_uploader()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();

        async Task<HttpStatusCode> PutAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/articles/{name}");
            request.Content = new StringContent(Text);
            request.Headers.TryAddWithoutValidation("If-None-Match", "*");
            using var answer = await service.Http.SendAsync(request, Cancel);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Accepted, await PutAsync());
        Assert.Equal(HttpStatusCode.PreconditionFailed, await PutAsync());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(5000)] // more than is looked into before storing
    [InlineData(9_000_000)] // more than goes to storage at once
    [SuppressMessage("Security", "CA5351", Justification = "Content-MD5 is MD5 by definition.")]
    public async Task An_upload_that_arrives_damaged_is_not_stored(int bytes)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        var content = Encoding.UTF8.GetBytes(new string('a', bytes));
        async Task<HttpStatusCode> PutAsync(byte[] checksum)
        {
            using var body = new ByteArrayContent(content);
            body.Headers.ContentMD5 = checksum;
            using var answer = await service.Http.PutAsync($"/api/articles/{name}", body, Cancel);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(new byte[16]));
        Assert.Null(await service.Uploads.FindAsync(name, Cancel));
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(new byte[3]));
        Assert.Equal(HttpStatusCode.Accepted, await PutAsync(MD5.HashData(content)));
    }

    // Who accepted no JSON once got a bare 500 for any fault, and the log an unhandled exception.
    [Theory]
    [InlineData("image/png")]
    [InlineData("text/markdown")]
    public async Task A_fault_is_told_as_a_problem_whatever_the_client_accepts(string accept)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/articles/damaged.txt");
        request.Headers.Add("Accept", accept);
        request.Content = new StringContent("Bees live here.");
        request.Content.Headers.ContentMD5 = new byte[16];

        using var answer = await service.Http.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData(4 << 20)] // announced
    [InlineData(null)] // found out on the way
    public async Task A_file_that_is_too_large_is_refused(int? length)
    {
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            settings: new Dictionary<string, string?> { ["Uploads:MaxBytes"] = "1000000" }
        );
        var name = ServiceHost.NewName();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/articles/{name}");
        request.Content = new ByteArrayContent(new byte[4 << 20]);
        request.Headers.TransferEncodingChunked = length is null;
        request.Headers.ExpectContinue = length is not null; // the answer comes before the bytes

        using var answer = await service.Http.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Null(await service.Uploads.FindAsync(name, Cancel));
    }

    [Fact]
    public async Task Several_files_come_in_one_request_and_each_is_told_what_came_of_it()
    {
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            settings: new Dictionary<string, string?> { ["Uploads:MaxBytes"] = "1000000" }
        );
        var folder = Guid.NewGuid().ToString("N");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Text), "file", $"{folder}/a.txt" },
            { new StringContent(Text), "file", $"{folder}/../b.txt" },
            { new StringContent(""), "file", $"{folder}/empty.txt" },
            { new StringContent("{\\rtf1"), "file", $"{folder}/c.rtf" },
            { Damaged(), "file", $"{folder}/damaged.txt" },
            { new StringContent(Text), "file", $"{folder}/ü ö.txt" },
            { new ByteArrayContent(new byte[3_000_000]), "file", $"{folder}/large.txt" },
        };

        using var answer = await service.Http.PostAsync("/api/articles", form, Cancel);

        Assert.Equal(HttpStatusCode.MultiStatus, answer.StatusCode);
        var items = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("items").EnumerateArray();
        Assert.Equal(
            [
                "a.txt queued",
                "../b.txt invalid-name",
                "empty.txt empty-upload",
                "c.rtf unsupported-format",
                "damaged.txt checksum-mismatch",
                "ü ö.txt queued",
                "large.txt too-large",
            ],
            items.Select(i =>
                $"{i.GetProperty("name").GetString()![(folder.Length + 1)..]} "
                + (
                    i.TryGetProperty("article", out var article)
                        ? article.GetProperty("status").GetString()
                        : i.GetProperty("problem").GetProperty("type").GetString()!.Split(':')[^1]
                )
            )
        );
    }

    [Fact]
    public async Task All_files_of_a_request_that_are_good_are_accepted()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        using var form = new MultipartFormDataContent { { new StringContent(Text), "file", name.Value } };

        using var answer = await service.Http.PostAsync("/api/articles", form, Cancel);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.NotNull(await service.Uploads.FindAsync(name, Cancel));
    }

    [Theory]
    [InlineData("multipart/form-data", "x", HttpStatusCode.UnsupportedMediaType)] // no boundary
    [InlineData("multipart/form-data; boundary=b", "nonsense", HttpStatusCode.BadRequest)]
    [InlineData(
        "multipart/form-data; boundary=b",
        "--b\r\nContent-Disposition: form-data; name=x\r\n\r\ny\r\n--b--\r\n",
        HttpStatusCode.BadRequest
    )]
    [InlineData("multipart/form-data; boundary=b", "--b--\r\n", HttpStatusCode.BadRequest)]
    public async Task A_body_that_is_no_form_with_files_is_refused(string type, string body, HttpStatusCode expected)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        using var answer = await service.Http.PostAsync("/api/articles", content, Cancel);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_compressed_form_and_a_compressed_part_are_refused_and_not_stored_as_they_are()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        using var form = new MultipartFormDataContent { { new StringContent(Text), "file", name.Value } };
        form.Headers.ContentEncoding.Add("gzip");
        var part = new StringContent(Text);
        part.Headers.ContentEncoding.Add("gzip");
        using var formOfPart = new MultipartFormDataContent { { part, "file", name.Value } };

        using var whole = await service.Http.PostAsync("/api/articles", form, Cancel);
        using var parts = await service.Http.PostAsync("/api/articles", formOfPart, Cancel);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, whole.StatusCode);
        Assert.Equal(HttpStatusCode.MultiStatus, parts.StatusCode);
        Assert.Contains("Content-Encoding", await parts.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Null(await service.Uploads.FindAsync(name, Cancel));
    }

    private static StringContent Damaged()
    {
        var content = new StringContent(Text);
        content.Headers.ContentMD5 = new byte[16];
        return content;
    }
}
