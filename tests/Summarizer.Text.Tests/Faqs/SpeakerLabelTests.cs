using Summarizer.Text.Faqs;

namespace Summarizer.Text.Tests.Faqs;

public class SpeakerLabelTests
{
    [Theory]
    [InlineData("Herald: Why?", "herald", 8)]
    [InlineData("Daily.news: Why?", "news", 12)]
    [InlineData("Dr.Ana Ruiz: Because.", "ruiz", 13)]
    [InlineData("Dr. Ruiz:because", "ruiz", 9)]
    [InlineData("Q2: Why?", "q", 4)]
    [InlineData("Q. Why?", "q", 3)]
    [InlineData("**Herald:** Why?", "herald", 12)]
    [InlineData("– Frage: Warum?", "frage", 9)]
    [InlineData("問：なぜですか。", "問", 2)]
    public void A_turn_of_speech_starts_with_the_speaker(string text, string key, int length) =>
        Assert.Equal(new SpeakerLabel(key, length), SpeakerLabel.Of(text));

    [Theory]
    [InlineData("Why? Because: no.")]
    [InlineData("The meeting, as planned: all day.")]
    [InlineData("It starts at 10:30 in the town hall.")]
    [InlineData("A clause of more than five words: no label.")]
    [InlineData("https://example.org/page")]
    [InlineData("Ends here:")]
    [InlineData("A good start.")]
    [InlineData(": nothing")]
    [InlineData("")]
    public void A_colon_inside_a_sentence_makes_no_speaker_label(string text) => Assert.Null(SpeakerLabel.Of(text));
}
