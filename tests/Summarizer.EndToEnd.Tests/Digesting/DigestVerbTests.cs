using System.Text;
using System.Text.Json;

namespace Summarizer.EndToEnd.Tests.Digesting;

public class DigestVerbTests
{
    [Theory]
    [InlineData("tidal-barrier.txt", "en", "Norhaven Votes for a Tidal Barrier After Six Years of Argument")]
    [InlineData("seed-library.md", "en", "What a seed library taught us about lending")]
    [InlineData("night-trains.html", "en", "How the night train came back to Varland")]
    [InlineData("school-kitchen.docx", "en", "One Kitchen for Four Schools")]
    [InlineData("stadtbaeume.txt", "de", "Wie Lindenau seine Stadtbäume durch den Sommer bringt")]
    [InlineData("bathhouse.txt", "ja", "銭湯が町の図書室になった日")]
    public async Task A_sample_is_digested_without_storage_or_server(string sample, string language, string title)
    {
        var (code, output, errors) = await ServerProcess.RunAsync(["digest", ServerProcess.Sample(sample), "--json"]);

        Assert.Empty(errors);
        Assert.Equal(0, code);
        var digest = JsonDocument.Parse(output).RootElement;
        Assert.Equal(title, digest.GetProperty("title").GetString());
        Assert.Equal(language, digest.GetProperty("language").GetString());
        Assert.InRange(digest.GetProperty("summary").GetProperty("claims").GetArrayLength(), 3, 5);
        Assert.NotEmpty(digest.GetProperty("keywords").EnumerateArray());
        Assert.Equal("extractive", digest.GetProperty("engine").GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("tidal-barrier.txt", "When will the Orle barrier be finished?")]
    [InlineData("tidal-barrier.txt", "What happens to the mudflats behind the barrier?")]
    [InlineData("seed-library.md", "How long does seed keep?")]
    [InlineData("night-trains.html", "Can I take a bicycle on the night train?")]
    [InlineData("school-kitchen.docx", "How many schools can one kitchen serve?")]
    [InlineData("stadtbaeume.txt", "Was kostet mich das Wasser?")]
    public async Task The_questions_of_a_sample_are_printed_as_they_stand(string sample, string question)
    {
        var (code, output, _) = await ServerProcess.RunAsync(["digest", ServerProcess.Sample(sample)]);

        Assert.Equal(0, code);
        Assert.Contains("Q " + question, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_is_digested_too()
    {
        var article = "Bees Return\n\nThe council has opened forty hives. Volunteers count the bees on Sundays.";

        var (code, output, _) = await ServerProcess.RunAsync(["digest", "-"], input: Encoding.UTF8.GetBytes(article));

        Assert.Equal(0, code);
        Assert.StartsWith("Bees Return", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_has_as_many_sentences_as_asked_for()
    {
        var (_, output, _) = await ServerProcess.RunAsync([
            "digest",
            ServerProcess.Sample("tidal-barrier.txt"),
            "--json",
            "--sentences",
            "2",
        ]);

        var claims = JsonDocument.Parse(output).RootElement.GetProperty("summary").GetProperty("claims");
        Assert.Equal(2, claims.GetArrayLength());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\u0001\u0002\0\0\u0007\0\0\u0001\0\u0003")]
    public async Task What_cannot_be_read_is_said_and_the_exit_code_tells(string content)
    {
        var (code, output, errors) = await ServerProcess.RunAsync(
            ["digest", "-"],
            input: Encoding.Latin1.GetBytes(content)
        );

        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.StartsWith("-: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_does_not_exist_is_said()
    {
        var (code, _, errors) = await ServerProcess.RunAsync(["digest", "no-such-file.txt"]);

        Assert.Equal(1, code);
        Assert.Contains("no-such-file.txt", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    // An article could move the cursor, set the window's title, or worse.
    [Fact]
    public async Task Control_characters_of_an_article_do_not_reach_the_terminal()
    {
        var article = "A Title\u001b]0;owned\u0007\n\nA sentence with \u001b[2J in it and some more words.";

        var (_, output, _) = await ServerProcess.RunAsync(["digest", "-"], input: Encoding.UTF8.GetBytes(article));

        Assert.DoesNotContain(output, c => char.IsControl(c) && c is not ('\n' or '\r'));
    }
}
