namespace Summarizer.Text.Tests.Reading.Subtitles;

public class SubtitleReaderTests
{
    private const string Time = "00:00:01.000 --> 00:00:02.000";

    [Theory]
    [InlineData(
        "WEBVTT - Tides\n\nNOTE a remark\nof two lines\n\nSTYLE\n::cue {}\n\n1\nTIME\nThe sea\n\n2\nTIME\nrose fast."
    )]
    [InlineData(
        "1\n00:00:01,000 --> 00:00:02,000\n<i>The sea</i>\n\n2\n00:00:03,000 --> 00:00:04,000\n{\\an8}rose fast."
    )]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nThe sea\n2\n00:00:03,000 --> 00:00:04,000\nrose fast.")]
    [InlineData("WEBVTT\n\nTIME\nThe sea\n\nTIME\nThe sea\nrose fast.\n\nTIME\n[Music]")] // made while somebody speaks
    [InlineData("WEBVTT\n\nTIME\n<v Ana>The sea\n\nTIME\n<v Ana>rose fast.</v>")]
    public void Sentences_go_on_over_cues_without_times_and_marks(string text) =>
        Assert.Equal(
            "p The sea rose fast.",
            Reads.Article(text.Replace("TIME", Time, StringComparison.Ordinal), "a.txt").Show()
        );

    [Fact]
    public void The_first_line_of_a_file_may_hold_its_title() =>
        Assert.Equal("Tides", Reads.Article($"WEBVTT - Tides\n\n{Time}\nThe sea rose.", "a.vtt").Title);

    [Theory]
    [InlineData(
        "<v Ana>Who came?\n\nTIME\n<v Ben>We did.\n\nTIME\n<v Ben>All of us.",
        "p Ana: Who came?\np Ben: We did. All of us."
    )]
    [InlineData("ANA: Who came?\n\nTIME\nBEN: We did.", "p ANA: Who came?\np BEN: We did.")]
    [InlineData("- Who came?\n- We did.", "p Who came?\np We did.")]
    public void Each_speaker_has_a_paragraph(string cues, string blocks) =>
        Assert.Equal(
            blocks,
            Reads.Article($"WEBVTT\n\n{Time}\n{cues.Replace("TIME", Time, StringComparison.Ordinal)}", "a.vtt").Show()
        );

    [Fact]
    public void An_arrow_in_a_text_makes_no_subtitles() =>
        Assert.Equal("p Press 1 --> 2 now.", Reads.Article("Press 1 --> 2 now.", "a.txt").Show());
}
