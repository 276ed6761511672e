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
        TextFile.Read(
            file,
            charset: null,
            text =>
            {
                var draft = new ArticleDraft();
                PlainTextBlocks.AddTo(draft, TextNormalizer.Normalize(text));
                return draft.Finish();
            }
        );
}
