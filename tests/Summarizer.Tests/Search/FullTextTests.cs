using System.Net.Http.Json;
using System.Text.Json;
using Summarizer.Articles;
using Summarizer.Testing;

namespace Summarizer.Tests.Search;

/// <summary>What people type, found in the whole text of articles that were digested.</summary>
public class FullTextTests(FullTextTests.Library library) : IClassFixture<FullTextTests.Library>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public sealed class Library : IAsyncLifetime
    {
        private readonly AzuriteServer _azurite = new();

        internal ServiceHost Service { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await _azurite.InitializeAsync();
            Service = await ServiceHost.StartAsync(_azurite.ConnectionString);
            await AddAsync(
                "lighthouse",
                "The Lighthouse of Skarholm",
                "Its lamp was lit in 1871.",
                "A keeper named Osvald Brenn tended the mercury bearing for thirty years.",
                "Gulls nest on the gallery in spring."
            );
            await AddAsync(
                "railway",
                "A Railway through the Fells",
                "The viaduct has fourteen arches.",
                "Navvies laid the sleepers in the winter of 1874.",
                "The line closed when the quarry did."
            );
            await AddAsync(
                "bakery",
                "The Village Bakery",
                "Bread is baked at four in the morning.",
                "The oven was built by a mason who also worked on the lighthouse.",
                "On Sundays there are cardamom buns."
            );
        }

        public async ValueTask DisposeAsync()
        {
            await Service.DisposeAsync();
            await _azurite.DisposeAsync();
        }

        // The sentence of interest stands far down, where no summary takes it from.
        private async Task AddAsync(string name, string title, params string[] sentences)
        {
            var filler = string.Join(
                ' ',
                Enumerable.Range(1, 30).Select(n => $"The parish register of the year counts {n} families in {title}.")
            );
            Assert.True(ArticleName.TryParse(name, out var article));
            await Service.StoreAsync(article, $"{title}\n\n{filler}\n\n{string.Join(' ', sentences)}");
            await Service.Processor.ProcessAsync(name, Cancel);
        }
    }

    [Theory]
    [InlineData("Who was the keeper that tended the mercury bearing?", "lighthouse")]
    [InlineData("When did they lay the sleepers of the railway?", "railway")]
    [InlineData("cardamom buns", "bakery")]
    [InlineData("1874", "railway")]
    [InlineData("\"mercury bearing\"", "lighthouse")]
    [InlineData("\"bearing mercury\"", "")]
    [InlineData("\"the mercury\" -Brenn", "")]
    [InlineData("lighthouse", "lighthouse bakery")] // title, then text
    [InlineData("lighthouse -mason", "lighthouse")]
    [InlineData("lighthouse -\"built by a mason\"", "lighthouse")]
    [InlineData("title:lighthouse", "lighthouse")]
    [InlineData("title:mason", "")]
    [InlineData("carda*", "bakery")]
    [InlineData("mercury arches", "lighthouse railway")] // none has both
    [InlineData("xylophone", "")]
    public async Task A_search_finds_words_of_the_text(string q, string expected)
    {
        var page = await FindAsync(q);

        Assert.Equal(expected, string.Join(' ', Names(page)));
    }

    [Fact]
    public async Task A_result_shows_the_sentence_of_the_text_with_its_number_and_marks_the_words()
    {
        var item = (await FindAsync("Who tended the mercury bearing?")).GetProperty("items")[0];

        var matched = item.GetProperty("matched");
        var snippet = matched.GetProperty("snippet").GetString()!;
        Assert.StartsWith("A keeper named Osvald Brenn tended", snippet, StringComparison.Ordinal);
        Assert.True(matched.GetProperty("all").GetBoolean());
        Assert.Equal(["tended", "mercury", "bearing"], Strings(matched.GetProperty("words")));
        var marks = item.GetProperty("highlights")
            .EnumerateArray()
            .Where(h => h.GetProperty("in").GetString() == "/matched/snippet")
            .Select(h => snippet.Substring(h.GetProperty("start").GetInt32(), h.GetProperty("length").GetInt32()));
        Assert.Equal(["tended", "mercury", "bearing"], marks);
        var source = await library.Service.Http.GetFromJsonAsync<JsonElement>(
            $"/api/articles/{item.GetProperty("id")}/source?sentence={matched.GetProperty("sentence")}",
            Cancel
        );
        Assert.Contains("Osvald Brenn", source.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_no_article_has_all_words_the_answer_says_which_each_has()
    {
        var page = await FindAsync("mercury arches");

        Assert.Equal(0, page.GetProperty("total").GetProperty("count").GetInt32());
        Assert.True(page.GetProperty("total").GetProperty("isExact").GetBoolean());
        Assert.Equal(
            ["mercury", "arches"],
            page.GetProperty("items")
                .EnumerateArray()
                .Select(i => i.GetProperty("matched"))
                .Select(m => m.GetProperty("all").GetBoolean() ? "all" : Assert.Single(Strings(m.GetProperty("words"))))
        );
    }

    [Theory]
    [InlineData("lihgthouse", "lighthouse bakery", "Lighthouse")]
    [InlineData("cardamon", "bakery", "cardamom")]
    [InlineData("viaducct", "railway", "viaduct")]
    public async Task A_word_that_nothing_has_is_corrected_by_one_letter_and_the_answer_says_so(
        string q,
        string expected,
        string found
    )
    {
        var page = await FindAsync(q);

        Assert.Equal(expected, string.Join(' ', Names(page)));
        var correction = Assert.Single(page.GetProperty("spelling").EnumerateArray());
        Assert.Equal(
            (q, found),
            (correction.GetProperty("typed").GetString(), correction.GetProperty("found").GetString())
        );
    }

    [Fact]
    public async Task A_word_that_an_article_has_is_not_corrected()
    {
        var page = await FindAsync("lamp");

        Assert.False(page.TryGetProperty("spelling", out _));
    }

    [Fact]
    public async Task A_search_of_a_thousand_characters_is_answered_and_a_longer_one_refused()
    {
        var words = string.Join(' ', Enumerable.Range(1000, 300).Select(n => $"{n}"));
        var longest = "cardamom " + words;

        Assert.Equal(["bakery"], Names(await FindAsync(longest[..1000])));
        using var refused = await library.Service.Http.GetAsync($"/api/articles?q={new string('a', 1001)}", Cancel);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Theory]
    [InlineData("mercury arches cardamom", 1)]
    [InlineData("lighthouse mason", 1)]
    [InlineData("lihgthouse", 1)]
    public async Task Pages_that_go_on_from_all_words_to_some_have_no_gap_and_no_duplicate(string q, int limit)
    {
        var whole = Names(await FindAsync(q)).ToList();
        var paged = new List<string>();
        var after = "";
        do
        {
            var page = await library.Service.Http.GetFromJsonAsync<JsonElement>(
                $"/api/articles?q={Uri.EscapeDataString(q)}&limit={limit}{after}",
                Cancel
            );
            paged.AddRange(Names(page));
            after = page.TryGetProperty("next", out var next) ? $"&after={next}" : "";
        } while (after.Length > 0);

        Assert.Equal(whole, paged);
        Assert.True(whole.Count > 1);
    }

    private async Task<JsonElement> FindAsync(string q) =>
        await library.Service.Http.GetFromJsonAsync<JsonElement>($"/api/articles?q={Uri.EscapeDataString(q)}", Cancel);

    private static IEnumerable<string> Names(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString()!);

    private static IEnumerable<string> Strings(JsonElement array) => array.EnumerateArray().Select(e => e.GetString()!);
}
