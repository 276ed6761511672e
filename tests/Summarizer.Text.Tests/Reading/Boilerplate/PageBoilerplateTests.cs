using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Boilerplate;

namespace Summarizer.Text.Tests.Reading.Boilerplate;

public class PageBoilerplateTests
{
    private const string Long =
        "The harbour office counted more boats this spring than in any spring before it. Nobody can say why, and "
        + "the office has stopped to ask. What counts is that the quay is full and that the cafés are open again.";

    [Theory]
    [InlineData("by harbour news")]
    [InlineData("By Ana Cruz and Li Wei, Science Editor")]
    [InlineData("By the Associated Press")]
    [InlineData("Von Petra Seeler")]
    [InlineData("Published: 14:11 EST, 25 October 2013")]
    [InlineData("Last updated at 1:25 AM on 3rd August 2011")]
    [InlineData("By Ana Cruz | 3 May 2021 | 4 min read")]
    [InlineData("By Ana Cruz, May 3, 2021")]
    [InlineData("3 hours ago")]
    [InlineData("25. Oktober 2013, 14:11 Uhr")]
    [InlineData("2024年3月5日")]
    [InlineData("Share")]
    [InlineData("Share on Facebook")]
    [InlineData("Facebook Twitter WhatsApp Email")]
    [InlineData("ADVERTISEMENT")]
    [InlineData("Scroll down for video")]
    [InlineData("Sign up for our weekly letter")]
    public void The_head_of_a_page_is_dropped(string line) => Assert.Equal([Long], Dropped(line, Long));

    [Theory]
    [InlineData("You may also like")]
    [InlineData("Leave a Comment")]
    [InlineData("Related Articles|Ten boats you can afford|How to tie a knot")]
    [InlineData("Comments|Anna: Lovely.|Bob: I disagree with it.")]
    [InlineData("Read more: Ten boats you can afford")]
    [InlineData("Subscribe to our newsletter")]
    [InlineData("© 2024 The Harbour Times. All rights reserved.")]
    [InlineData("Das könnte Sie auch interessieren")]
    [InlineData("Follow Harbour Times on Instagram and Facebook.")]
    [InlineData("More great harbour stories|How to tie a knot")]
    [InlineData("Reporting by Ana Cruz; Editing by Li Wei")]
    [InlineData("You may also like|Leave a Comment")]
    public void The_tail_of_a_page_is_dropped(string lines) =>
        Assert.Equal([Long, Long], Dropped([Long, Long, .. lines.Split('|')]));

    [Theory]
    [InlineData("Advertisement")]
    [InlineData("Continue reading below")]
    [InlineData("READ ALSO: Ten boats you can afford")]
    public void What_interrupts_an_article_is_dropped(string line) =>
        Assert.Equal([Long, Long], Dropped(Long, line, Long));

    [Theory]
    [InlineData("By noon the quay was full.")]
    [InlineData("By the time they came it was over, and no one was left to tell.")]
    [InlineData("Share prices fell on Monday.")]
    [InlineData("In 2021 it rained.")]
    [InlineData("Comments by the mayor caused anger.")]
    [InlineData("10 p.m.")]
    [InlineData("x")]
    [InlineData("Line")]
    [InlineData("Like a line in the sand, it did not last.")]
    public void A_line_that_only_looks_like_boilerplate_is_kept(string line) =>
        Assert.Contains(line, Dropped(Long, Long, line, Long));

    [Theory]
    [InlineData(
        "It closed at ten. Sorry we are not currently accepting comments on this article.",
        "It closed at ten."
    )]
    [InlineData("It closed at ten. E-mail to a friend .", "It closed at ten.")]
    [InlineData("It closed at ten. Then it rained.", "It closed at ten. Then it rained.")]
    public void Boilerplate_in_the_last_sentence_is_dropped(string text, string expected) =>
        Assert.Equal([expected], Dropped(text));

    [Theory]
    [InlineData(
        "By . Ana Cruz . PUBLISHED: . 14:11 EST, 25 October 2013 . | . UPDATED: . 15:36 EST, 25 October 2013 . "
    )]
    [InlineData("By . Ana Cruz . and Li Wei . ")]
    [InlineData("Last updated at 3:31 PM on 19th July 2011 . ")]
    [InlineData("(CNN) -- ")]
    [InlineData("(CNN)")]
    [InlineData("Lagos, Nigeria (CNN) -- ")]
    [InlineData("OSLO (Reuters) - ")]
    [InlineData("SAN JOSÉ, Costa Rica (AP) — ")]
    [InlineData("Scroll down for video . ")]
    public void Bylines_and_dates_before_the_first_sentence_are_dropped(string dirt) =>
        Assert.Equal(dirt.Length, HeadMatter.Length(dirt + Long));

    [Theory]
    [InlineData("By noon it was over. The boats left.")]
    [InlineData("Ana Cruz . She is late.")]
    [InlineData("Ana Cruz (42) is late.")]
    [InlineData("The bank (HSBC) said so.")]
    [InlineData("(It rained.) They left.")]
    public void A_first_sentence_that_only_looks_like_a_byline_is_kept(string text) =>
        Assert.Equal(0, HeadMatter.Length(text));

    [Theory]
    [InlineData("(Keywords: tide, harbour fees,boats)", "tide|harbour fees|boats")]
    [InlineData("Tags: tide; harbour", "tide|harbour")]
    [InlineData("Keywords — tide, harbour.", "tide|harbour")]
    [InlineData("Tags: #tide #harbour", "tide|harbour")]
    [InlineData("Schlagwörter: Ebbe, Hafen", "Ebbe|Hafen")]
    [InlineData("关键词：潮汐、港口", "潮汐|港口")]
    [InlineData("Ключові слова: порт; човни", "порт|човни")]
    public void A_keyword_line_names_keywords(string line, string expected) =>
        Assert.Equal(expected.Split('|'), KeywordLine.Parse(line));

    [Theory]
    [InlineData("Keywords are words that matter, as we know.")]
    [InlineData("Tags: a whole sentence that goes on and on for longer than any keyword ever would.")]
    [InlineData("Note: tide, harbour")]
    public void A_line_without_a_keyword_label_names_no_keywords(string line) => Assert.Null(KeywordLine.Parse(line));

    [Fact]
    public void A_keyword_line_leaves_the_text()
    {
        var article = Reads.Article($"A Title\n\n{Long}\n\n(Keywords: tide,boats, Tide)\n\nLeave a Comment", "a.txt");
        Assert.Equal(["tide", "boats"], article.AuthorKeywords);
        Assert.Equal(Long, article.Text);
    }

    [Theory]
    [InlineData("Day 1")]
    [InlineData("Week 12")]
    [InlineData("Tag 1")]
    public void A_heading_that_counts_days_or_weeks_is_kept_at_the_head(string heading) =>
        Assert.Equal(
            [heading, Long],
            PageBoilerplate
                .Drop([new RawBlock(BlockKind.Heading, heading, 2), new RawBlock(BlockKind.Paragraph, Long)])
                .Select(b => b.Text)
        );

    private static IEnumerable<string> Dropped(params string[] lines) =>
        PageBoilerplate.Drop([.. lines.Select(l => new RawBlock(BlockKind.Paragraph, l))]).Select(b => b.Text);
}
