using System.Net.Http.Json;
using System.Text.Json;
using Summarizer.Search.Words;
using Summarizer.Testing;
using Summarizer.Tests.Digests;

namespace Summarizer.Tests.Search;

/// <summary>Articles that the lists name, and which of them a search shows.</summary>
public class CandidateTests(CandidateTests.Library library) : IClassFixture<CandidateTests.Library>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>One article has two words of a search, five newer ones only one of them.</summary>
    public sealed class Library : IAsyncLifetime
    {
        private readonly AzuriteServer _azurite = new();

        internal ServiceHost Service { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await _azurite.InitializeAsync();
            Service = await ServiceHost.StartAsync(_azurite.ConnectionString);
            string[] titles = ["Peace council", "Peace", "Peace", "Peace", "Peace", "Peace"];
            for (var at = 0; at < titles.Length; at++)
            {
                await AddAsync($"p{at}", titles[at], at);
            }

            await AddAsync("car", "Harbour car", 10);
            await AddAsync("carpet", "Harbour carpets", 11);
            await AddAsync("negotiator", "Island negotiator", 12);
            await AddAsync("negotiations", "Island negotiations", 13);
        }

        public async ValueTask DisposeAsync()
        {
            await Service.DisposeAsync();
            await _azurite.DisposeAsync();
        }

        private Task<DigestSeed> AddAsync(string name, string title, int minute) =>
            Service.SeedAsync(new(title) { Name = name, UploadedAt = DigestSeeds.Minute(minute) });
    }

    [Fact]
    public async Task Newer_articles_with_some_of_the_words_are_on_later_pages()
    {
        var names = new List<string>();
        string? next = null;
        do
        {
            var page = await PageAsync($"peace council&limit=2{(next is null ? "" : $"&after={next}")}");
            names.AddRange(Names(page));
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        } while (next is not null);

        Assert.Equal("p0 p5 p4 p3 p2 p1", string.Join(' ', names));
    }

    [Theory]
    [InlineData("harbour -carpet*", "car")] // not also what has a shorter word
    [InlineData("island -negotiati*", "negotiator")] // longer than the stem that both words have
    public async Task An_excluded_prefix_drops_the_articles_that_have_it_alone(string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', Names(await PageAsync(query))));

    [Theory]
    [InlineData("harbour", true)]
    [InlineData("carpet*", false)] // of candidates, one is thrown out
    [InlineData("harbour -carpet*", false)]
    public async Task The_total_is_exact_only_if_no_candidate_may_be_thrown_out(string query, bool isExact) =>
        Assert.Equal(isExact, (await PageAsync(query)).GetProperty("total").GetProperty("isExact").GetBoolean());

    [Theory]
    [InlineData("a* b* c* d*", true)]
    [InlineData("a* -b* -c* -d*", true)]
    [InlineData("a -b* -c* -d* -e* -f*", false)]
    public void Excluded_prefixes_count_among_the_prefixes(string query, bool isAllowed) =>
        Assert.Equal(isAllowed, SearchText.TryParse(query, out _));

    private static IEnumerable<string> Names(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()!);

    private Task<JsonElement> PageAsync(string query) =>
        library.Service.Http.GetFromJsonAsync<JsonElement>($"/api/articles?q={query}", Cancel);
}
