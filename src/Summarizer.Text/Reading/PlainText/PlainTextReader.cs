using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Encodings;
using Summarizer.Text.Reading.Formats;

namespace Summarizer.Text.Reading.PlainText;

/// <summary>Plain text: joins hard-wrapped lines, and knows headings and lists by their form.</summary>
internal sealed class PlainTextReader : IFormatReader
{
    public ArticleFormat Format { get; } = new("Plain text", [".txt", ".text"], ["text/plain"]);

    public Recognition Recognise(ArticleFile file) =>
        Format.DeclaredBy(file) is var declared and not Recognition.None ? declared : Recognition.Possible;

    public ReadResult Read(ArticleFile file) =>
        TextFile.Read(file, charset: null, text => ReadText(TextNormalizer.Normalize(text)));

    private static ReadResult ReadText(string text)
    {
        if (ChatExport.Messages(text, out var chatTitle) is { } messages)
        {
            var chat = new ArticleDraft { IsDocument = true, Title = chatTitle };
            messages.ForEach(m => chat.Add(BlockKind.Paragraph, m));
            return chat.Finish();
        }

        var lines = SourceFrame.Remove(text.Split('\n'), out var title);
        var draft = new ArticleDraft { Title = title };
        PlainTextBlocks.AddTo(draft, PageBreaks.Remove(lines));
        return draft.Finish();
    }
}
