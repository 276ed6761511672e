using Summarizer.Text.Articles;

namespace Summarizer.Text.Tests.Reading.Html;

/// <summary>What of a page is its article, on pages that say little or the wrong thing about it.</summary>
public class ArticleOfPageTests
{
    private const string Title = "The mill turns again";
    private const string Lead = "After ninety years of rest the water mill of Aldersand grinds flour for its bakery.";
    private const string Other = "The weather stays dry until the weekend, and the wind turns to the south on Sunday.";

    private static readonly string[] _paragraphs =
    [
        "The wheel was built by two carpenters who had never seen one turn. They worked from a drawing of 1871.",
        "Three farms deliver rye and spelt to the mill, and the baker buys all of the flour that leaves its doors.",
        "The river gives enough water from October to June. In summer the stones stand still and are dressed.",
        "A class of the village school comes each Friday. The children carry the sacks and ask about the mice.",
        "The district paid half of the costs, and the other half came from a lottery that ran for two winters.",
    ];

    private static readonly string _text = string.Concat(_paragraphs.Select(p => $"<p>{p}</p>"));

    [Theory]
    [InlineData("<article><header><h1>TITLE</h1><p>LEAD</p></header><div class=text>TEXT</div></article>")]
    [InlineData("<div><div><h1>TITLE</h1></div><div class=box><p>LEAD</p></div><div class=text>TEXT</div></div>")]
    [InlineData("<div class=head><h1>TITLE</h1><h2>LEAD</h2></div><div class=text>TEXT</div>")]
    [InlineData("<div class=head><p>LEAD</p><h1>TITLE</h1></div><div class=text>TEXT</div>")]
    public void The_lead_is_read_wherever_it_stands_beside_the_title(string body) =>
        Assert.Equal([Lead, .. _paragraphs], Paragraphs(Page(body)));

    [Theory]
    [InlineData("<div style='display:none'><h1>TITLE</h1>TEXT</div>")]
    [InlineData("<aside><h1>TITLE</h1>TEXT</aside>")]
    [InlineData("<nav><a href=/>Home</a><h1>TITLE</h1>TEXT")]
    [InlineData("<h1>TITLE</h1><div class=post><noscript>TEXT</noscript></div><div><p>News of our valley.</p></div>")]
    public void What_holds_most_of_the_pages_text_is_read_whatever_its_tag_or_style_says(string body) =>
        Assert.Equal(_paragraphs, Paragraphs(Page(body)));

    [Fact]
    public void A_head_without_an_end_tag_ends_where_the_text_begins() =>
        Assert.Equal(
            _paragraphs,
            Paragraphs($"<!doctype html><html><head><title>{Title}</title><h1>{Title}</h1>{_text}")
        );

    [Theory]
    [InlineData("field field--label-hidden")]
    [InlineData("overflow-hidden")]
    [InlineData("hidden-xs")]
    [InlineData("hidden md:block")]
    [InlineData("category-newsletter tag-cookies")]
    public void A_class_that_hides_a_label_or_names_a_topic_does_not_hide_a_paragraph(string names)
    {
        var text = string.Concat(_paragraphs.Select(p => $"<div class='{names}'><p>{p}</p></div>"));

        Assert.Equal(_paragraphs, Paragraphs(Page($"<main><h1>TITLE</h1>{text}</main>")));
    }

    [Theory]
    [InlineData(
        "<div role=tablist>",
        "<div><div role=tab><h2>HEAD</h2></div><div role=tabpanel><p>TEXT</p></div></div>"
    )]
    [InlineData("<div>", "<div><h2>HEAD</h2><div class=collapse aria-hidden=true><p>TEXT</p></div></div>")]
    [InlineData(
        "<div>",
        "<div><h2><button>HEAD</button></h2><div class=panel style='display:none'><p>TEXT</p></div></div>"
    )]
    public void Folded_panels_are_read_with_their_headings(string list, string panel)
    {
        var panels = string.Concat(
            _paragraphs.Select((p, i) => panel.Replace("HEAD", $"Part {i + 1}").Replace("TEXT", p))
        );

        var article = Reads.Article(Page($"<h1>TITLE</h1>{list}{panels}</div>"), "a.html");

        Assert.Equal(string.Join('\n', _paragraphs.Select((p, i) => $"h2 Part {i + 1}\np {p}")), article.Show());
    }

    [Theory]
    [InlineData("<li><h4>NAME</h4><p>WORDS</p></li>")]
    [InlineData("<div><span>NAME</span><p>4 May 2024</p><p>WORDS</p></div>")]
    [InlineData("<div><p>WORDS</p><p>NAME, 12:40</p></div>")]
    public void Comments_longer_than_the_article_are_known_by_their_form(string form)
    {
        var comments = string.Concat(
            Enumerable
                .Range(1, 30)
                .Select(i =>
                    form.Replace("NAME", $"Reader{i}")
                        .Replace("WORDS", $"I went there {i} times and it was closed, which nobody here believes.")
                )
        );

        Assert.Equal(
            _paragraphs,
            Paragraphs(Page($"<h1>TITLE</h1><div>TEXT</div><div><h3>Voices</h3><div>{comments}</div></div>"))
        );
    }

    [Fact]
    public void Paragraphs_full_of_links_are_the_article_and_its_references_are_not()
    {
        const string Prose =
            "<p>The <a href=/a>mill of Aldersand</a> stands on the <a href=/b>River Alder</a> near the <a href=/c>Old Bridge</a>.<sup><a href=#n1>[1]</a></sup> It belongs to the <a href=/d>district</a>.</p>";
        var references = string.Concat(
            Enumerable.Repeat("<li>Alder, Ruth (1998). Mills of the North and their millers. p. 12.</li>", 3)
        );

        var read = Reads.Article(
            Page(
                $"<h1>TITLE</h1>{Prose}{Prose.Replace("stands", "stood")}<h2>References</h2><ol class=references>{references}</ol>"
            ),
            "a.html"
        );

        Assert.Equal(
            "p The mill of Aldersand stands on the River Alder near the Old Bridge. It belongs to the district.\n"
                + "p The mill of Aldersand stood on the River Alder near the Old Bridge. It belongs to the district.",
            read.Show()
        );
    }

    [Fact]
    public void A_text_that_only_the_metadata_hold_is_read()
    {
        var body = string.Join("\\n\\n", _paragraphs);
        var html = $$"""
            <html><head><title>{{Title}}</title><script type="application/ld+json">{"headline":"{{Title}}","articleBody":"{{body}}"}</script></head>
            <body><h1>{{Title}}</h1><p>Please update your browser.</p></body></html>
            """;

        Assert.Equal(_paragraphs, Paragraphs(html));
    }

    [Theory]
    [InlineData(
        "<div><section><h2>Ingredients</h2><ul><li>ONE</li><li>TWO</li></ul></section></div><div><section><h2>Method</h2>TEXT</section></div>",
        ""
    )]
    [InlineData(
        "<div><div>TEXT</div></div><div class=box><div>ONE</div><div>TWO</div></div>",
        "{\"recipeIngredient\":[\"200 g rye flour\",\"a pinch of salt\"]}"
    )]
    public void A_recipe_keeps_its_ingredients(string body, string data)
    {
        var html = Page($"<script type='application/ld+json'>{data}</script><h1>TITLE</h1>{body}");

        var text = Reads
            .Article(html.Replace("ONE", "200 g rye flour").Replace("TWO", "a pinch of salt"), "a.html")
            .Text;

        Assert.Contains("200 g rye flour", text, StringComparison.Ordinal);
        Assert.Contains("a pinch of salt", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p><strong>Who pays</strong><br>WORDS</p>", "h6 Who pays\np WORDS")]
    [InlineData("<p><b>Who pays?</b><br/>WORDS</p>", "h6 Who pays?\np WORDS")]
    [InlineData("<p><b>Aldersand</b> has a mill. WORDS</p>", "p Aldersand has a mill. WORDS")]
    [InlineData("<p>WORDS<br><b>Who pays</b></p>", "p WORDS Who pays")]
    public void A_bold_line_above_a_paragraph_is_its_heading(string html, string expected)
    {
        var article = Reads.Article(Page($"<h1>TITLE</h1><div>{html.Replace("WORDS", Other)}TEXT</div>"), "a.html");

        Assert.StartsWith(
            expected.Replace("WORDS", Other) + "\np " + _paragraphs[0],
            article.Show(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("<h3><a href=/x>Why do mills stand by rivers?</a></h3>", false)]
    [InlineData("<h3><a href=#why>Why do mills stand by rivers?</a></h3>", true)]
    [InlineData(
        "<p><a href=/j1>Miller (m/f/d)</a> Aldersand Flour</p><p><a href=/j2>Baker (m/f/d)</a> Old Bridge Bread</p>",
        false
    )]
    [InlineData("<p><b>Read also</b></p><p><a href=/x>The mice of the old granary</a></p>", false)]
    public void A_link_to_another_page_is_no_heading_or_paragraph_of_this_one(string box, bool isRead)
    {
        var html = Page($"<h1>TITLE</h1><div>{_text}{box}<p>{Other}</p></div>");

        Assert.Equal(isRead ? 7 : 6, Reads.Article(html, "a.html").Blocks.Count);
    }

    [Theory]
    [InlineData(
        "<dl><dt>Who pays?</dt><dd>The district.</dd><dd>And a lottery.</dd><dt>Opening times</dt><dd>Fridays.</dd></dl>",
        "? Who pays?\n! The district.\n! And a lottery.\np Opening times\np Fridays."
    )]
    [InlineData(
        "<div><h3><button aria-controls=a1>Who pays?</button></h3></div><div id=a1 hidden class=panel><p>The district.</p><p>And a lottery.</p></div><p>Fridays.</p>",
        "? Who pays?\n! The district.\n! And a lottery.\np Fridays."
    )]
    [InlineData(
        "<div class=head><a data-toggle=collapse data-target='#a1'>Who pays?</a></div><div id=a1 class=collapse>The district.</div><p>Fridays.</p>",
        "? Who pays?\n! The district.\np Fridays."
    )]
    public void A_question_that_unfolds_its_answer_is_paired_with_all_of_it_and_no_more(string faq, string expected) =>
        Assert.EndsWith(
            expected,
            Reads.Article(Page($"<h1>TITLE</h1><div>TEXT{faq}</div>"), "a.html").Show(),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_page_that_a_script_fills_gives_at_least_its_description() =>
        Assert.Equal(
            [Lead, "Loading the page."],
            Paragraphs(Page("<h1>TITLE</h1><div id=app><p>Loading the page.</p></div>"))
        );

    [Fact]
    public void Parts_that_are_marked_up_as_articles_are_read_together_below_one_title()
    {
        var parts = string.Concat(
            _paragraphs.Select(p => $"<section><article><div class=text><p>{p}</p></div></article></section>")
        );

        Assert.Equal(_paragraphs, Paragraphs(Page($"<main><h1>TITLE</h1>{parts}</main>")));
    }

    [Fact]
    public void Readings_over_characters_are_left_out() =>
        Assert.Equal(
            "p 島の船は冬も朝に出ます。",
            Reads
                .Article(
                    "<html><p><ruby>島<rp>(</rp><rt>しま</rt></ruby>の<ruby>船<rt>ふね</rt></ruby>は冬も朝に出ます。</p></html>",
                    "a.html"
                )
                .Show()
        );

    [Fact]
    public void An_article_set_as_code_is_read_by_its_paragraphs()
    {
        var lines = string.Join("\n\n", _paragraphs.Select(p => p.Insert(p.IndexOf(' ', 50), "\n")));

        Assert.Equal(
            _paragraphs,
            Paragraphs($"<html><title>{Title}</title><pre>{Title}\n\n{lines}</pre></html>")
                .Select(p => p.Replace("  ", " "))
        );
    }

    [Fact]
    public void A_notice_about_cookies_is_not_the_article_of_a_short_page() =>
        Assert.Equal(
            "p The mill is closed today.",
            Reads
                .Article(
                    "<html><h1>The mill</h1><p>The mill is closed today.</p><div class='widget cookie-note'><p>We use cookies. If you stay here, you agree to their use, and to all that we do with them.</p></div></html>",
                    "a.html"
                )
                .Show()
        );

    private static string Page(string body) =>
        $"<!doctype html><html><head><title>{Title} | Alder Valley News</title><meta name=description content='{Lead}'></head><body><nav><a href=/>Home</a></nav>"
        + body.Replace("TITLE", Title).Replace("LEAD", Lead).Replace("TEXT", _text)
        + $"<footer><p>{Other}</p></footer></body></html>";

    private static IEnumerable<string> Paragraphs(string html)
    {
        var article = Reads.Article(html, "a.html");
        return article
            .Blocks.Where(b => b.Kind is BlockKind.Paragraph)
            .Select(b => article.Text.Substring(b.Start, b.Length));
    }
}
