using System.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Encodings;
using Summarizer.Text.Reading.Formats;

namespace Summarizer.Text.Reading.Subtitles;

/// <summary>Subtitles (WebVTT; SubRip, which has no standard): what is said, without times, in turns and paragraphs.</summary>
internal sealed class SubtitleReader : IFormatReader
{
    private const int LinesToFirstTime = 12; // a header and a note may stand before it

    public ArticleFormat Format { get; } =
        new("Subtitles (VTT, SRT)", [".vtt", ".srt"], ["text/vtt", "application/x-subrip"]);

    public Recognition Recognise(ArticleFile file)
    {
        var head = Encoding.Latin1.GetString(file.Head).TrimStart('\u00EF', '\u00BB', '\u00BF');
        return head.StartsWith("WEBVTT", StringComparison.Ordinal) || OpensWithCue(head)
            ? Recognition.ByContent
            : Format.DeclaredBy(file);
    }

    public ReadResult Read(ArticleFile file) => TextFile.Read(file, charset: null, ReadText);

    private static ReadResult ReadText(string text)
    {
        var cues = new CueText();
        foreach (var line in TextNormalizer.Normalize(text).Split('\n'))
        {
            cues.Add(line);
        }

        var draft = new ArticleDraft { Title = cues.Title };
        foreach (var paragraph in cues.Paragraphs())
        {
            draft.Add(BlockKind.Paragraph, paragraph);
        }

        return draft.Finish();
    }

    // A number, and a time below it.
    private static bool OpensWithCue(string head)
    {
        var lines = head.Split('\n', LinesToFirstTime);
        return lines.Length > 1
            && lines[0].Trim() is { Length: > 0 and < 8 } number
            && number.All(char.IsAsciiDigit)
            && CueText.IsTime(lines[1]);
    }
}
