using static Summarizer.Benchmarks.Hostile.HostileFamily;

namespace Summarizer.Benchmarks.Hostile;

/// <summary>Subtitles, chats, copied pages, notebooks and sources of markups that no person writes.</summary>
internal static class HostileMarkup
{
    private const string Cue = "00:01.000 --> 00:02.000\n";

    public static IEnumerable<HostileFamily> All =>
        [
            Repeat("cues: cues", "a.vtt", Cue + "word\n\n", "WEBVTT\n\n"),
            Repeat("cues: one line", "a.vtt", "word ", "WEBVTT\n\n" + Cue),
            Repeat("cues: tags unfinished", "a.vtt", "<v ", "WEBVTT\n\n" + Cue),
            Each("cues: speakers", "a.vtt", i => $"{Cue}<v A{i}>word\n\n", "WEBVTT\n\n"),
            Repeat("chat: messages", "a.txt", "[01/02/2024, 08:00] Ana: word\n"),
            Repeat("chat: names", "a.txt", "Ana 8:00 AM\n"),
            Repeat("chat: one message", "a.txt", "word\n", "[01/02/2024, 08:00] Ana: word\n"),
            Each("pages: numbers", "a.txt", i => $"word\n\n\n\n\n\nPage {i}\n"),
            Each("pages: numbers close together", "a.txt", i => $"{i}\n"),
            Repeat("pages: parted words", "a.txt", "some parted words at the end of a line, har-\nbour "),
            Repeat("pages: words with hyphens", "a.txt", "a-"),
            Repeat("release: contacts", "a.txt", "a@b.example\n\n", "PRESS RELEASE\n\n"),
            Repeat("latex: comments", "a.tex", "% a\n"),
            Repeat("latex: braces", "a.tex", "\\emph{"),
            Repeat("latex: sections unfinished", "a.tex", "\\section{a\n"),
            Repeat("latex: figures unfinished", "a.tex", "\\begin{figure}\n"),
            Repeat("latex: citations unfinished", "a.tex", "\\cite[a]{b"),
            Repeat("rst: underlines", "a.rst", "===\n"),
            Repeat("rst: directives", "a.rst", ".. a::\n\n  b\n"),
            Repeat("rst: roles unfinished", "a.rst", ":a:`b"),
            Repeat("rst: fields", "a.rst", ":a: b\n"),
            Repeat("asciidoc: code unfinished", "a.adoc", "----\na\n....\n"),
            Repeat("asciidoc: marks", "a.adoc", "*_`a"),
            Repeat("asciidoc: links unfinished", "a.adoc", "https://a["),
            Repeat("org: headings", "a.org", "* a\n"),
            Repeat("org: code unfinished", "a.org", "#+begin_src\n"),
            Repeat("org: links unfinished", "a.org", "[[a]["),
            Repeat("wiki: templates", "a.wiki", "{{a|b}} "),
            Repeat("wiki: templates unfinished", "a.wiki", "{{a\n"),
            Repeat("wiki: tables unfinished", "a.wiki", "{|\n"),
            Repeat("wiki: references unfinished", "a.wiki", "<ref>a"),
            Repeat(
                "notebook: cells",
                "a.ipynb",
                "{\"cell_type\":\"markdown\",\"source\":\"a\"},",
                "{\"cells\":[",
                "{}]}"
            ),
            Repeat("notebook: nested", "a.ipynb", "[", "{\"cells\":"),
        ];
}
