using Summarizer.Text.Reading.Encodings;

namespace Summarizer.Text.Tests.Reading.Encodings;

public class TextNormalizerTests
{
    [Theory]
    [InlineData("\u0323")]
    [InlineData("\u0301\u0323")]
    [InlineData("\u0323\u200B")] // what is dropped between two marks does not part them
    [InlineData("\u0344")] // two marks in one
    [InlineData("\U0001D165")]
    public void Of_a_hundred_thousand_marks_on_a_letter_thirty_stay(string marks)
    {
        var text = TextNormalizer.Normalize("a" + string.Concat(Enumerable.Repeat(marks, 100_000)) + "b");

        Assert.InRange(text.EnumerateRunes().Count(), 30, 32);
        Assert.EndsWith("b", text, StringComparison.Ordinal);
        Assert.True(text.IsNormalized());
        Assert.Equal(text, TextNormalizer.Normalize(text));
    }

    [Theory]
    [InlineData("Việt Nam, שָׁלוֹם, สวัสดีครับ, हिन्दी में")]
    [InlineData("Z\u0335\u0321\u0336\u0322\u0337 is a glitch")]
    public void Marks_that_people_write_stay(string text) =>
        Assert.Equal(text.Normalize(), TextNormalizer.Normalize(text));
}
