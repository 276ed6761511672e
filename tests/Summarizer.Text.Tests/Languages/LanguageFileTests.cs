using Summarizer.Text.Languages;

namespace Summarizer.Text.Tests.Languages;

public class LanguageFileTests
{
    [Fact]
    public void Words_are_separated_by_white_space_phrases_by_bars_and_patterns_by_lines()
    {
        var file = Parse(
            """
            # A language
            [stop words]
            the  a
            an
            [bylines]
            written by_|by_
            text by
            [question form]
            …~?
            [frame patterns]
            a|b c_d
            """
        );

        Assert.Equal(["the", "a", "an"], file[Section.StopWords]);
        Assert.Equal(["written by ", "by ", "text by"], file[Section.Bylines]);
        Assert.Equal(["…\u00A0?"], file[Section.QuestionForm]);
        Assert.Equal(["a|b c_d"], file[Section.FramePatterns]);
        Assert.Empty(file[Section.Letters]);
    }

    [Fact]
    public void Each_suffixes_section_is_a_step_of_its_own()
    {
        var file = Parse("[suffixes]\nes@2 s@3\n[letters]\ně\n[suffixes]\ne@3");

        Assert.Equal(
            [
                ["es@2", "s@3"],
                ["e@3"],
            ],
            file.Repeated(Section.Suffixes)
        );
    }

    [Theory]
    [InlineData("[stop words]\nthe\n[stopwords]\na", "xx.txt, line 3: unknown section [stopwords]")]
    [InlineData("# English\n[Stop words]", "xx.txt, line 2: unknown section [Stop words]")]
    [InlineData("[letters]\na\n[letters]\nb", "xx.txt, line 3: section [letters] stands twice")]
    [InlineData("\nthe\n[letters]\nb", "xx.txt, line 2: text before the first section")]
    public void A_faulty_file_is_refused_with_its_name_and_line(string text, string fault) =>
        Assert.Equal(fault, Assert.Throws<FormatException>(() => Parse(text)).Message);

    private static LanguageFile Parse(string text) =>
        LanguageFile.Parse("xx.txt", new StringReader(text.ReplaceLineEndings("\n")));
}
