using Summarizer.Index;
using Summarizer.Search.PostingLists;
using Summarizer.Search.Ranking;
using Summarizer.Search.Words;

namespace Summarizer.Tests.Search.Ranking;

public class RankingTests
{
    [Fact]
    public void A_rarer_word_counts_more() => Assert.True(Bm25.Rarity(1, 100) > Bm25.Rarity(50, 100));

    [Fact]
    public void A_word_that_all_articles_have_still_counts() => Assert.True(Bm25.Rarity(100, 100) > 0);

    [Theory]
    [InlineData("Title", "Keyword")]
    [InlineData("Keyword", "Summary")]
    [InlineData("Summary", "Answer")]
    [InlineData("Question", "Answer")]
    [InlineData("Answer", "Text")]
    public void A_place_counts_more_than_the_next(string place, string next) =>
        Assert.True(Score(Enum.Parse<WordPlaces>(place), 1, 400) > Score(Enum.Parse<WordPlaces>(next), 1, 400));

    [Fact]
    public void More_often_and_in_a_shorter_article_counts_more()
    {
        Assert.True(Score(WordPlaces.Text, 3, 400) > Score(WordPlaces.Text, 1, 400));
        Assert.True(Score(WordPlaces.Text, 1, 100) > Score(WordPlaces.Text, 1, 1000));
    }

    [Theory]
    [InlineData(WordPlacesAsNumbers.TitleAndText, 3, 400)]
    [InlineData(WordPlacesAsNumbers.All, 255, 1_000_000)]
    [InlineData(0, 0, 0)]
    public void A_weight_comes_back_from_its_number(int places, int frequency, int length)
    {
        var weight = TermWeight.Unpack(TermWeight.Of((WordPlaces)places, frequency, length).Packed);

        Assert.Equal(((WordPlaces)places, frequency), (weight.Places, weight.Frequency));
        Assert.InRange(weight.Length, length, length + 16);
    }

    [Theory]
    [InlineData("harbour", "harbor", true)]
    [InlineData("form", "from", true)]
    [InlineData("brad", "bread", true)]
    [InlineData("cat", "cut", true)]
    [InlineData("cat", "cat", false)]
    [InlineData("cat", "cuts", false)]
    [InlineData("abcd", "badc", false)]
    public void One_letter_apart_is_one_more_less_other_or_two_exchanged(string a, string b, bool isOne)
    {
        Assert.Equal(isOne, SpellingCorrector.AreOneApart(a, b));
        Assert.Equal(isOne, SpellingCorrector.AreOneApart(b, a));
    }

    [Theory]
    [InlineData("Who won the war in Texas?", "won war texas")] // English by its stop words: war is no German word here
    [InlineData("war ships", "war? ships")] // a stop word of some language is not required
    [InlineData("the war", "the war")] // unless there is nothing else
    [InlineData("peace", "peace")]
    public void Stop_words_of_the_language_of_a_search_count_nothing(string typed, string expected)
    {
        Assert.True(SearchText.TryParse(typed, out var search));

        Assert.Equal(expected, string.Join(' ', search.Words.Select(w => w.IsRequired ? w.Folded : $"{w.Folded}?")));
    }

    // A hot word's list is read in pages, and each page of results reads a bounded number of them.
    [Fact]
    public async Task A_list_of_a_hundred_thousand_articles_is_read_within_the_budget()
    {
        var source = new EndlessList(100_000);
        var budget = new ReadBudget(60);
        var lists = new IndexLists(source, hasOld: false, Postings.End, pageSize: 1000, budget);
        var (dense, sparse) = (lists.OpenTerm("dense", ""), lists.OpenTerm("sparse", ""));
        var both = new Intersection([dense, sparse], [], budget);
        var key = "";
        while (await both.SeekAsync(key, TestContext.Current.CancellationToken) is { } match)
        {
            key = Postings.Behind(match.RowKey);
        }

        Assert.True(budget.IsSpent);
        Assert.InRange(source.Calls, 60, 62);
    }

    private static double Score(WordPlaces place, int frequency, int length) =>
        Bm25.Score(1, TermWeight.Of(place, frequency, length));

    private static class WordPlacesAsNumbers
    {
        public const int TitleAndText = (int)(WordPlaces.Title | WordPlaces.Text);
        public const int All = (int)WordPlaces.All;
    }

    // Even articles have one word and odd ones the other: they never meet.
    private sealed class EndlessList(int articles) : IPostingSource
    {
        public int Calls { get; private set; }

        public Task<(IReadOnlyList<Posting> Page, bool IsWhole)> ReadPageAsync(
            ListRange range,
            string from,
            string end,
            int size,
            CancellationToken cancellationToken
        )
        {
            Calls++;
            var parity = range == ListRange.OfTerm("dense") ? 0 : 1;
            var page = Enumerable
                .Range(0, articles)
                .Where(n => n % 2 == parity)
                .Select(n => $"{n:D8}")
                .Where(key => string.CompareOrdinal(key, from) >= 0)
                .Take(size)
                .Select(key => new Posting(key, TermWeight.Of(WordPlaces.Text, 1, 1)))
                .ToList();
            return Task.FromResult<(IReadOnlyList<Posting>, bool)>((page, page.Count < size));
        }

        public Task<(IReadOnlyList<(string Term, Posting Posting)> Page, bool IsWhole)> ReadTermsAsync(
            string prefix,
            string? afterTerm,
            int size,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        public Task<(IReadOnlyList<(string Term, Posting Posting)> Page, bool IsWhole)> ReadOldTermsAsync(
            string prefix,
            int size,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();
    }
}
