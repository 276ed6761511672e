namespace Summarizer.Text.Tests.Reading.Boilerplate;

public class NoteMarksTests
{
    [Theory]
    [InlineData("The dam broke.[1] It was rebuilt.[2][3]", "The dam broke. It was rebuilt.")]
    [InlineData(
        "The dam[a 1] broke,[12] people say.[note 2] Nobody knows.",
        "The dam broke, people say. Nobody knows."
    )]
    [InlineData("It broke twice.[citation needed] It stands.[4, 5–7]", "It broke twice. It stands.")]
    [InlineData(
        "It fell.[1] Their word[s] were \"[t]he dam is safe\" [5].",
        "It fell. Their word[s] were \"[t]he dam is safe\" [5]."
    )]
    [InlineData("The first value is x[1] and the second one x[2].", "The first value is x[1] and the second one x[2].")]
    [InlineData("It fell.[2024] It rose.[1", "It fell.[2024] It rose.[1")]
    public void Marks_that_lead_to_notes_are_dropped(string text, string expected) =>
        Assert.Equal(expected, Reads.Article($"The dam\n\n{text}", "a.txt").Text);

    [Fact]
    public void Sentences_with_a_mark_between_them_are_two() =>
        Assert.Equal(2, Reads.Article("The dam\n\nThe dam broke.[1] It was rebuilt.[2]", "a.txt").Sentences.Count);
}
