using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Articles;
using Summarizer.Storage;
using Summarizer.Tests.Digests;
using Summarizer.Tests.Storage;

namespace Summarizer.Tests.Exports;

/// <summary>All articles as one stream. On a storage account of its own.</summary>
public class ExportTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_line_is_the_article_as_GET_has_it_and_the_ids_ascend()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var seeds = await SeedAsync(service, 5);
        var queued = ServiceHost.NewName();
        await service.Http.PutAsync($"/api/articles/{queued}", new StringContent("Not digested yet."), Cancel);

        using var answer = await service.Http.GetAsync("/api/articles/export", Cancel);
        var lines = await LinesAsync(service, "");

        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.ToString());
        Assert.Null(answer.Headers.ETag);
        var ids = lines.ConvertAll(IdOf);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Subset(ids.ToHashSet(), seeds.Select(s => s.Id.Value).Append(ArticleId.Of(queued).Value).ToHashSet());
        foreach (var line in lines)
        {
            Assert.Equal(await service.Http.GetStringAsync($"/api/articles/{IdOf(line)}", Cancel), line);
        }
    }

    [Fact]
    public async Task It_goes_on_behind_any_line_even_if_that_article_is_gone()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        await SeedAsync(service, 6);
        var all = (await LinesAsync(service, "")).ConvertAll(IdOf);

        foreach (var (at, id) in all.Index())
        {
            Assert.Equal(all.Skip(at + 1), (await LinesAsync(service, $"?after={id}")).ConvertAll(IdOf));
        }

        Assert.True(ArticleId.TryParse(all[1], out var gone));
        Assert.True(await service.Store.RemoveAsync((await service.Store.ReadAsync(gone, Cancel)).Row!, Cancel));
        Assert.Equal(all.Skip(2), (await LinesAsync(service, $"?after={all[1]}")).ConvertAll(IdOf));
    }

    [Theory]
    [InlineData("?language=de", 2)]
    [InlineData("?keyword=Tides&status=ready", 3)]
    [InlineData("?keyword=tides&language=de", 1)]
    [InlineData("?from=2026-03-01T00:01:00Z&to=2026-03-01T00:03:00Z", 2)]
    [InlineData("?name=export-conditions/3.txt", 1)]
    [InlineData("?name=export-conditions/*", 5)]
    [InlineData("?status=failed", 0)]
    public async Task Only_articles_that_satisfy_the_conditions_are_sent(string query, int expected)
    {
        await using var own = new OwnAzurite();
        await own.InitializeAsync();
        await using var service = await ServiceHost.StartAsync(own.ConnectionString);
        await service.SeedAllAsync(
            Enumerable
                .Range(0, 5)
                .Select(n => new DigestSeed($"Article {n}")
                {
                    Name = $"export-conditions/{n}.txt",
                    Language = n is 1 or 4 ? "de" : "en",
                    Keywords = n is 0 or 1 or 2 ? ["tides"] : ["bees"],
                    UploadedAt = DigestSeeds.Minute(n),
                })
        );

        Assert.Equal(expected, (await LinesAsync(service, query)).Count);
    }

    [Fact]
    public async Task Fields_are_selected_as_in_lists()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        await SeedAsync(service, 1);

        var lines = await LinesAsync(service, "?fields=id,title");

        Assert.All(
            lines,
            line =>
                Assert.Subset(
                    new HashSet<string> { "id", "title" },
                    JsonDocument.Parse(line).RootElement.EnumerateObject().Select(p => p.Name).ToHashSet()
                )
        );
    }

    [Theory]
    [InlineData("?after=no-id")]
    [InlineData("?limit=5")]
    [InlineData("?q=bees")]
    [InlineData("?status=deleted")]
    public async Task An_unknown_or_wrong_parameter_is_refused(string query)
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);

        using var answer = await service.Http.GetAsync($"/api/articles/export{query}", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("urn:problem-type:summarizer:invalid-parameter", problem.GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_hundred_articles_cost_one_call_and_HEAD_costs_one()
    {
        await using var own = new OwnAzurite();
        await own.InitializeAsync();
        using var transport = new CountingTransport();
        await using var service = await StartAsync(own.ConnectionString, transport);
        await SeedAsync(service, 250);
        transport.Reset();

        var lines = await LinesAsync(service, "");
        var calls = transport.Calls;
        using var head = await service.Http.SendAsync(new(HttpMethod.Head, "/api/articles/export"), Cancel);

        Assert.Equal((250, 3), (lines.Count, calls));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(4, transport.Calls);
    }

    // The first page is sent while the second is not there yet.
    [Fact]
    public async Task Lines_arrive_before_all_is_read_and_nothing_more_is_read_for_a_client_that_has_gone()
    {
        await using var own = new OwnAzurite();
        await own.InitializeAsync();
        using var transport = new LaterPagesTransport();
        await using var service = await StartAsync(own.ConnectionString, transport);
        await SeedAsync(service, 250);
        transport.Set(Fate.Answer, Fate.Hold);

        using (
            var answer = await service.Http.GetAsync(
                "/api/articles/export",
                HttpCompletionOption.ResponseHeadersRead,
                Cancel
            )
        )
        {
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancel));
            Assert.NotEmpty((await reader.ReadLineAsync(Cancel))!);
        }

        await transport.Cancelled.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.Equal(2, transport.Calls);
    }

    // A part must not be taken for the whole.
    [Fact]
    public async Task The_connection_is_cut_if_storage_fails_under_way_and_503_says_so_before()
    {
        await using var own = new OwnAzurite();
        await own.InitializeAsync();
        using var transport = new LaterPagesTransport();
        await using var service = await StartAsync(own.ConnectionString, transport);
        await SeedAsync(service, 250);
        transport.Set(Fate.Answer, Fate.Fail);

        await Assert.ThrowsAsync<HttpRequestException>(() => LinesAsync(service, ""));

        transport.Set(Fate.Fail, Fate.Fail);
        using var answer = await service.Http.GetAsync("/api/articles/export", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    private static Task<ServiceHost> StartAsync(string connectionString, HttpPipelineTransport transport)
    {
        var storage = new StorageClients(new StorageOptions { ConnectionString = connectionString }, transport);
        return ServiceHost.StartAsync(connectionString, configure: services => services.AddSingleton(storage));
    }

    private static async Task<List<DigestSeed>> SeedAsync(ServiceHost service, int count)
    {
        var seeds = Enumerable.Range(0, count).Select(n => new DigestSeed($"Article {n}")).ToList();
        await service.SeedAllAsync(seeds);
        return seeds;
    }

    private static async Task<List<string>> LinesAsync(ServiceHost service, string query)
    {
        var text = await service.Http.GetStringAsync($"/api/articles/export{query}", Cancel);
        Assert.True(text.Length == 0 || text[^1] == '\n');
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static string IdOf(string line) => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!;

    private enum Fate
    {
        Answer,
        Hold,
        Fail,
    }

    /// <summary>Answers the first query, and holds or fails what is asked for later; or fails all.</summary>
    private sealed class LaterPagesTransport : HttpPipelineTransport, IDisposable
    {
        private readonly HttpClientTransport _line = new();
        private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private (Fate First, Fate Later) _fates = (Fate.Answer, Fate.Answer);
        private int _calls;

        public int Calls => Volatile.Read(ref _calls);

        public Task Cancelled => _cancelled.Task;

        public void Set(Fate first, Fate later)
        {
            _fates = (first, later);
            Volatile.Write(ref _calls, 0);
        }

        public void Dispose() => _line.Dispose();

        public override Request CreateRequest() => _line.CreateRequest();

        public override void Process(HttpMessage message) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message)
        {
            switch (Interlocked.Increment(ref _calls) == 1 ? _fates.First : _fates.Later)
            {
                case Fate.Fail:
                    throw new RequestFailedException(403, "Storage is away.", "AuthorizationFailure", null);
                case Fate.Hold:
                    await using (message.CancellationToken.Register(() => _cancelled.TrySetResult()))
                    {
                        await Task.Delay(Timeout.Infinite, message.CancellationToken);
                    }

                    break;
                default:
                    await _line.ProcessAsync(message);
                    break;
            }
        }
    }
}
