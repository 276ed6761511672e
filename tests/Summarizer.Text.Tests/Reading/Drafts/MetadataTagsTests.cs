using Summarizer.Text.Reading.Drafts;

namespace Summarizer.Text.Tests.Reading.Drafts;

public class MetadataTagsTests
{
    private const string Title = "Probe Passes the Moon";

    private const string Text =
        "NASA sent a probe to the moon. The probe found water vapour, said Ana Cruz of NASA. A moon landing will follow. "
        + "Water vapour was not expected at the moon.";

    [Theory]
    [InlineData("moon", "moon")]
    [InlineData("nasa", "NASA")]
    [InlineData("moon-landing", "moon landing")]
    [InlineData("ana cruz", "Ana Cruz")]
    [InlineData("#moon", "moon")]
    [InlineData("probes", "probes")]
    public void A_tag_that_occurs_in_the_article_is_a_keyword_as_the_article_writes_it(string tag, string keyword) =>
        Assert.Equal([keyword], MetadataTags.Choose([tag], Title, Text, "en"));

    [Theory]
    [InlineData("@moon-river")]
    [InlineData("autoplay_moon")]
    [InlineData("Category: moon")]
    [InlineData("&quot")]
    [InlineData("type:moon")]
    [InlineData("water cruz")]
    [InlineData("space")]
    [InlineData("NASA sent a probe to the moon")]
    [InlineData("...")]
    public void A_tag_for_machines_or_absent_from_the_article_is_no_keyword(string tag) =>
        Assert.Empty(MetadataTags.Choose([tag], Title, Text, "en"));

    [Fact]
    public void A_few_tags_keep_the_authors_order() =>
        Assert.Equal(["vapour", "NASA", "moon"], MetadataTags.Choose(["vapour", "nasa", "moon"], Title, Text, "en"));

    [Fact]
    public void Of_many_tags_only_those_that_the_article_repeats_become_keywords() =>
        Assert.Equal(
            ["moon", "NASA", "probe", "water vapour"],
            MetadataTags.Choose(
                ["Ana Cruz", "moon landing", "NASA", "probe", "water vapour", "moon", "space", "stars", "rockets"],
                Title,
                Text,
                "en"
            )
        );
}
