using System.Text;
using System.Text.Json;
using Summarizer.Testing.FakeModels;

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
    public async Task The_questions_in_a_sample_are_printed_word_for_word(string sample, string question)
    {
        var (code, output, _) = await ServerProcess.RunAsync(["digest", ServerProcess.Sample(sample)]);

        Assert.Equal(0, code);
        Assert.Contains("Q " + question, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dash_reads_the_article_from_standard_input()
    {
        var article = "Bees Return\n\nThe council has opened forty hives. Volunteers count the bees on Sundays.";

        var (code, output, _) = await ServerProcess.RunAsync(["digest", "-"], input: Encoding.UTF8.GetBytes(article));

        Assert.Equal(0, code);
        Assert.StartsWith("Bees Return", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sentences_option_limits_the_summary()
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

    [Fact]
    public async Task A_configured_model_writes_the_digest_without_storage()
    {
        await using var model = await FakeModel.StartAsync(TestContext.Current.CancellationToken);
        var settings = ModelAt(model.Endpoint);
        settings["Digests:MaxKeywords"] = "3";

        var (code, output, errors) = await ServerProcess.RunAsync(
            ["digest", ServerProcess.Sample("tidal-barrier.txt"), "--json", "--sentences", "2"],
            settings
        );

        Assert.Empty(errors);
        Assert.Equal(0, code);
        var digest = JsonDocument.Parse(output).RootElement;
        Assert.Equal(FakeModel.Name, digest.GetProperty("engine").GetProperty("model").GetString());
        Assert.Equal(2, digest.GetProperty("summary").GetProperty("claims").GetArrayLength());
        Assert.InRange(digest.GetProperty("keywords").GetArrayLength(), 1, 3);
        Assert.Equal(model.Calls.Count, digest.GetProperty("usage").GetProperty("calls").GetInt32());
    }

    [Theory]
    [InlineData(
        "Facts",
        "stepped down. [1, 3: in other words]",
        "1 of 2 statements is in the article's words or nearly so; 1 is in other words, and its names, numbers and dates agree with the article."
    )]
    [InlineData("Off", "stepped down. [1, 3: not checked]", "The statements were not checked against the article.")]
    public async Task A_printed_digest_says_what_was_checked(string strictness, string claim, string sentence)
    {
        const string article = """
            The Keeper of the Orle Lock Retires

            Ilse Brandt has kept the lock for 31 years. She opened it for the last time on Friday. A barge from Delmark was the last to pass.
            """;
        await using var model = await FakeModel.StartAsync(TestContext.Current.CancellationToken);
        model.Faults = (_, _) =>
            new FakeFault.Content(
                """
                {"summary":[{"text":"Ilse Brandt has kept the lock for 31 years.","citations":[1]},
                {"text":"After 31 years, Brandt let a final barge pass and stepped down.","citations":[1,3]}],
                "keywords":[],"faqs":[]}
                """
            );
        var settings = ModelAt(model.Endpoint);
        settings["Grounding:Strictness"] = strictness;

        var (code, output, _) = await ServerProcess.RunAsync(
            ["digest", "-"],
            settings,
            Encoding.UTF8.GetBytes(article)
        );

        Assert.Equal(0, code);
        var printed = string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(claim, printed, StringComparison.Ordinal);
        Assert.Contains(sentence, printed, StringComparison.Ordinal);
        Assert.Contains("for 31 years. [1", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_printed_digest_in_the_words_of_its_article_says_so_once()
    {
        var (_, output, _) = await ServerProcess.RunAsync(["digest", ServerProcess.Sample("tidal-barrier.txt")]);

        Assert.Contains(
            "statements in the article's words",
            string.Join(' ', output.Split('\n', StringSplitOptions.TrimEntries)),
            StringComparison.Ordinal
        );
        Assert.Single(output.Split("statements").Skip(1));
    }

    [Fact]
    public async Task When_the_model_cannot_be_reached_the_exit_code_is_1_and_the_reason_is_printed()
    {
        var settings = ModelAt(new Uri($"http://127.0.0.1:{FreePorts.Next()}/v1/"));
        var sample = ServerProcess.Sample("tidal-barrier.txt");

        var (code, output, errors) = await ServerProcess.RunAsync(["digest", sample], settings);

        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Equal($"{sample}: The model's server cannot be reached.", errors.TrimEnd());
    }

    [Fact]
    public async Task When_the_extractive_engine_stands_in_for_the_model_the_reason_is_printed_after_the_digest()
    {
        var settings = ModelAt(new Uri($"http://127.0.0.1:{FreePorts.Next()}/v1/"));
        settings["Model:OnOutage"] = "Extractive";
        var sample = ServerProcess.Sample("tidal-barrier.txt");

        var (code, output, errors) = await ServerProcess.RunAsync(["digest", sample], settings);

        Assert.Equal(0, code);
        Assert.Contains("extractive engine", output, StringComparison.Ordinal);
        Assert.Equal($"{sample}: The model's server cannot be reached.", errors.TrimEnd());
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_digest_and_the_message_names_the_setting()
    {
        var settings = ModelAt(new Uri("http://127.0.0.1:1/v1/"));
        settings["Model:Name"] = "";

        var (code, output, errors) = await ServerProcess.RunAsync(
            ["digest", ServerProcess.Sample("tidal-barrier.txt")],
            settings
        );

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Equal("Model:Name is missing: the model, or on Azure the deployment.", errors.TrimEnd());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\u0001\u0002\0\0\u0007\0\0\u0001\0\u0003")]
    public async Task An_unreadable_file_ends_with_exit_code_1_and_the_reason_on_standard_error(string content)
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
    public async Task Of_several_files_and_folders_each_is_digested_and_those_that_fail_are_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("one é.txt", "Bees Return\n\nThe council has opened forty hives."u8);
        folder.Write("two.txt", []);
        var other = folder.Write("deeper/three.txt", "Trams Leave\n\nThe council has closed four lines."u8);
        var name = Path.GetFileName(folder.Path);
        string[] digest = ["digest", folder.Path, other];

        var text = await ServerProcess.RunAsync(digest);
        var lines = await ServerProcess.RunAsync([.. digest, "--json"]);

        Assert.Equal(1, text.ExitCode);
        Assert.StartsWith("Trams Leave", text.Output, StringComparison.Ordinal);
        Assert.Contains("\n\nBees Return", text.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.StartsWith(Path.Combine(folder.Path, "two.txt") + ": ", text.Errors, StringComparison.Ordinal);
        Assert.Equal(1, lines.ExitCode);
        Assert.Equal(
            [
                ($"{name}/deeper/three.txt", "ready"),
                ($"{name}/one é.txt", "ready"),
                ($"{name}/two.txt", "failed"),
                ("three.txt", "ready"),
            ],
            lines
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement)
                .Select(a => (a.GetProperty("name").GetString()!, a.GetProperty("status").GetString()!))
        );
    }

    // An article could move the cursor, set the window's title, or worse.
    [Fact]
    public async Task Control_characters_in_an_article_do_not_reach_the_terminal()
    {
        var article = "A Title\u001b]0;owned\u0007\n\nA sentence with \u001b[2J in it and some more words.";

        var (_, output, _) = await ServerProcess.RunAsync(["digest", "-"], input: Encoding.UTF8.GetBytes(article));

        Assert.DoesNotContain(output, c => char.IsControl(c) && c is not ('\n' or '\r'));
    }

    private static Dictionary<string, string> ModelAt(Uri endpoint) =>
        new()
        {
            ["Model:Endpoint"] = endpoint.AbsoluteUri,
            ["Model:Name"] = FakeModel.Name,
            ["Model:ApiKey"] = FakeModel.Key,
            ["Model:MaxTries"] = "1",
        };
}
