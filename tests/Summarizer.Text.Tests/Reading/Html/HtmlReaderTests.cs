using System.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Html;
using Summarizer.Text.Reading.Html.Pages;

namespace Summarizer.Text.Tests.Reading.Html;

public class HtmlReaderTests
{
    private const string One =
        "The harbour office counted more boats this spring than in any spring before it, and nobody can say why.";

    private const string Two =
        "The quay is full from end to end, the cafés are open again, and the harbour master has hired two more hands.";

    private const string Page = """
        <!DOCTYPE html><html><head><title>Boats return | Harbour Times</title>
        <meta property="og:site_name" content="Harbour Times">
        <meta name="keywords" content="boats, harbour"><meta property="article:tag" content="spring"></head>
        <body>
        <header><a href="/">Harbour Times</a><nav><ul><li><a href="/news">News</a></li><li><a href="/sea">Sea</a></li></ul></nav></header>
        <div id="cookie-consent"><p>We use cookies so that the page works as it should. You can choose which of them you want to have.</p></div>
        <main><h1>Boats return</h1><div class="byline">By Ana Cruz</div>
        <div class="share-bar"><a href="#">Facebook</a> <a href="#">Twitter</a></div>
        <div class="article-text">BODY</div>
        <section class="related"><h2>Related</h2><ul><li><a href="/a">Ten boats you can afford</a></li><li><a href="/b">How to tie a knot</a></li></ul></section>
        <section id="comments"><h2>Comments</h2><div><p>Lovely to read, thank you so much. I was there, too, and saw them all come in.</p></div></section>
        </main>
        <aside><p>Buy our calendar now, it is a good one, and it has boats in it for each month of the year.</p></aside>
        <footer><p>© Harbour Times. All rights reserved. Written, printed and read at the harbour since 1901.</p></footer>
        </body></html>
        """;

    [Theory]
    [InlineData("<p>ONE</p><p>TWO</p>", "p ONE\np TWO")]
    [InlineData("<p>ONE</p><h2>At the quay</h2><p>TWO</p>", "p ONE\nh2 At the quay\np TWO")]
    [InlineData(
        "<p>ONE</p><ul><li>a rope</li><li>a bucket<ol><li>of tin</li></ol></li></ul><p>TWO</p>",
        "p ONE\nli1 a rope\nli1 a bucket\nli2 of tin\np TWO"
    )]
    [InlineData(
        "<p>ONE</p><blockquote><p>They came at night.</p></blockquote><p>TWO</p>",
        "p ONE\nq They came at night.\np TWO"
    )]
    [InlineData(
        "<p>ONE</p><table><tr><th>Month</th><th>Boats</th></tr><tr><td>May</td><td>12</td></tr></table><p>TWO</p>",
        "p ONE\ntr Month | Boats\ntr May | 12\np TWO"
    )]
    [InlineData(
        "<p>ONE</p><figure><img src=x><figcaption>Boats in May</figcaption></figure><p>TWO</p>",
        "p ONE\ncap Boats in May\np TWO"
    )]
    [InlineData("<p>ONE</p><pre>a = 1\nb = 2</pre><p>TWO</p>", "p ONE\ncode a = 1\nb = 2\np TWO")]
    [InlineData("ONE<br><br>TWO", "p ONE\np TWO")]
    [InlineData("<p>ONE<p>TWO", "p ONE\np TWO")]
    [InlineData("<p>ONE</p><p><b>How many came?</b></p><p>TWO</p>", "p ONE\nh6 How many came?\np TWO")]
    [InlineData("<p>ONE</p><script>var x = '<p>';</script><style>p{}</style><p>TWO</p>", "p ONE\np TWO")]
    [InlineData("<p>ONE</p><div class='ad-slot'>Buy a boat.</div><p>TWO</p>", "p ONE\np TWO")]
    [InlineData("<p>ONE</p><p style='display: none'>Secret words.</p><p>TWO</p>", "p ONE\np TWO")]
    [InlineData(
        "<p>ONE</p><p>Caf&eacute; &amp; <em>b</em>ar, <a href=x>open</a>.</p><p>TWO</p>",
        "p ONE\np Café & bar, open.\np TWO"
    )]
    [InlineData(
        "<p>ONE</p><details><summary>Who came?</summary><p>All of them.</p></details><p>TWO</p>",
        "p ONE\n? Who came?\n! All of them.\np TWO"
    )]
    [InlineData(
        "<p>ONE</p><details><summary>More on boats</summary><p>All of them came.</p></details><p>TWO</p>",
        "p ONE\nh6 More on boats\np All of them came.\np TWO"
    )]
    public void The_article_is_taken_out_of_the_page(string body, string expected)
    {
        var html = Page.Replace("BODY", body.Replace("ONE", One).Replace("TWO", Two));

        var article = Reads.Article(html, "a.html");

        Assert.Equal("Boats return", article.Title);
        Assert.Equal(["spring", "boats", "harbour"], article.AuthorKeywords);
        Assert.Equal(expected.Replace("ONE", One).Replace("TWO", Two), article.Show());
    }

    [Theory]
    [InlineData("<title>Boats return to the quay | Harbour Times</title>", "Boats return to the quay")]
    [InlineData("<title>Boats return to the old quay - Harbour Times</title>", "Boats return to the old quay")]
    [InlineData("<title>Harbour Times</title><meta property='og:title' content='Boats return'>", "Boats return")]
    [InlineData(
        "<title>x</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Boats &amp; more return\"}</script>",
        "Boats & more return"
    )]
    [InlineData("<title>Well-known - and loved</title>", "Well-known - and loved")]
    public void The_title_comes_without_the_sites_name(string head, string expected) =>
        Assert.Equal(
            expected,
            Reads.Article($"<html><head>{head}</head><body><p>{One}</p><p>{Two}</p></body></html>", "a.html").Title
        );

    [Fact]
    public void A_page_without_metadata_goes_by_its_heading() =>
        Assert.Equal("Boats", Reads.Article($"<html><body><h1>Boats</h1><p>{One}</p></body></html>", "a.html").Title);

    [Fact(Timeout = 60_000)]
    public async Task A_million_tags_are_not_all_looked_for()
    {
        var tags = string.Join(',', Enumerable.Range(0, 1_000_000).Select(i => $"boats {i}"));
        var text = string.Concat(Enumerable.Repeat("<p>Boats and boats and boats came in.</p>", 2000));
        var page = $"<html><head><meta name='keywords' content='{tags}'></head><body>{text}</body></html>";

        // In a thread of its own, which the limit can leave after.
        var article = await Task.Run(() => Reads.Article(page, "a.html"), TestContext.Current.CancellationToken);

        Assert.Empty(article.AuthorKeywords);
    }

    [Fact]
    public void A_title_as_long_as_a_page_is_cut_between_words()
    {
        var title = string.Join(' ', Enumerable.Repeat("boats", 1000));

        var read = Reads.Article(
            $"<html><head><title>{title}</title></head><body><p>{One}</p></body></html>",
            "a.html"
        );

        Assert.InRange(read.Title.Length, 300, 400);
        Assert.EndsWith(" boats", read.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Questions_of_a_schema_org_page_are_added_unless_the_text_has_them()
    {
        var html = $$"""
            <html><head><script type="application/ld+json">
            {"@context":"https://schema.org","@type":"FAQPage","mainEntity":[
              {"@type":"Question","name":"Who came?","acceptedAnswer":{"@type":"Answer","text":"<p>All of them.</p>"} },
              {"@type":"Question","name":"When?","acceptedAnswer":{"@type":"Answer","text":"In May."} } ]}
            </script></head><body><p>{{One}}</p><h2>When?</h2><p>{{Two}}</p></body></html>
            """;

        Assert.Equal($"p {One}\nh2 When?\np {Two}\n? Who came?\n! All of them.", Reads.Article(html, "a.html").Show());
    }

    [Fact]
    public void Questions_in_microdata_are_paired_even_where_the_answer_is_folded()
    {
        var html = $"""
            <html><body><p>{One}</p><p>{Two}</p>
            <div itemscope itemtype="https://schema.org/FAQPage">
            <div itemscope itemprop="mainEntity" itemtype="https://schema.org/Question"><h3 itemprop="name">Who came?</h3>
            <div itemscope itemprop="acceptedAnswer" itemtype="https://schema.org/Answer" style="display:none"><p itemprop="text">All of them.</p></div>
            </div></div></body></html>
            """;

        Assert.Equal($"p {One}\np {Two}\n? Who came?\n! All of them.", Reads.Article(html, "a.html").Show());
    }

    [Fact]
    public void Broken_json_in_a_page_is_ignored() =>
        Assert.Equal(
            $"p {One}",
            Reads
                .Article(
                    $"<html><script type='application/ld+json'>{{\"headline\": oops</script><p>{One}</p></html>",
                    "a.html"
                )
                .Show()
        );

    [Theory]
    [InlineData("\n<!doctype HTML><p>ONE</p>")]
    [InlineData("<p>ONE</p>")]
    [InlineData("<?xml version='1.0'?><doc><para>ONE</para></doc>")]
    public void Html_is_known_whatever_its_name(string html) =>
        Assert.Equal($"p {One}", Reads.Article(html.Replace("ONE", One), "a.txt").Show());

    [Theory]
    [InlineData("content-with-sidebar")]
    [InlineData("elementor-widget-text")]
    [InlineData("page no-comments has-related-articles")]
    [InlineData("post share-enabled")]
    public void A_class_name_with_a_boilerplate_word_does_not_hide_the_article(string names)
    {
        var comments = string.Concat(
            Enumerable.Repeat(
                $"<li class=comment><div><p>I was there, too, and I saw them all come in that night.</p></div></li>",
                40
            )
        );
        string[] paragraphs = [.. Enumerable.Range(1, 5).Select(n => $"Day {n}. {One} {Two}")];
        var text = string.Concat(paragraphs.Select(p => $"<p>{p}</p>"));
        var html =
            $"<html><body><div class='{names}'><h1>Boats</h1>{text}</div><div id=comments><ol>{comments}</ol></div></body></html>";

        Assert.Equal(string.Join("\n\n", paragraphs), Reads.Article(html, "a.html").Text);
    }

    [Fact]
    public void A_page_of_links_is_read_as_it_is() =>
        Assert.Equal(
            "li1 Boats\nli1 Quays",
            Reads
                .Article("<html><ul><li><a href=a>Boats</a></li><li><a href=b>Quays</a></li></ul></html>", "a.html")
                .Show()
        );

    [Theory]
    [InlineData("<div>")]
    [InlineData("<div><p>word")]
    [InlineData("<ul><li>word")]
    [InlineData("<table><tr><td>word")]
    [InlineData("<span><div></span>word")]
    public void A_page_of_a_hundred_thousand_nested_tags_is_read(string part) =>
        Assert.Contains(
            "The boats are back",
            Reads
                .Article(
                    "<html><body>"
                        + string.Concat(Enumerable.Repeat(part, 100_000))
                        + "<p>The boats are back, all of them, at last, and nobody can say why they came.",
                    "a.html"
                )
                .Text,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("<p>x</p>")]
    [InlineData("<br>x")]
    [InlineData("<a><b>")]
    public void A_page_of_more_elements_than_can_be_read_is_refused(string part) =>
        Assert.Equal(
            UnreadableReason.TooLarge,
            Reads
                .Refusal(
                    Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat(part, 300_000))),
                    "a.html"
                )
                .Reason
        );

    [Fact]
    public void Text_that_comes_by_the_character_is_one_piece()
    {
        var page = PageTree.Build("<html><p>" + new string('<', 10_000) + "x")!;

        Assert.Single(page.Descendants(), n => n.Tag == PageNode.TextTag);
    }

    [Fact]
    public void Of_a_title_of_ten_thousand_bars_the_beginning_is_read()
    {
        Assert.InRange(Allocated(10_000), 0, 10_000_000);

        static long Allocated(int bars)
        {
            var page = PageTree.Build($"<title>{string.Concat(Enumerable.Repeat("x | ", bars))}</title>")!;
            var before = GC.GetAllocatedBytesForCurrentThread();
            _ = PageMetadata.Of(page);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Headings_that_hold_each_other_are_not_read_again_and_again()
    {
        var page = PageTree.Build(string.Concat(Enumerable.Repeat("<h1>A heading ", 200)) + new string('x', 100_000))!;
        var before = GC.GetAllocatedBytesForCurrentThread();

        _ = PageMetadata.Of(page);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }
}
