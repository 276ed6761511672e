using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Encodings;
using Summarizer.Text.Reading.Formats;

namespace Summarizer.Text.Reading.PlainText;

/// <summary>
/// Plain text: paragraphs parted by empty lines or standing one a line, hard-wrapped lines joined, headings and lists
/// told by their form.
/// </summary>
internal sealed class PlainTextReader : IFormatReader
{
    public Recognition Recognise(Upload upload) =>
        upload.MediaType == "text/plain" ? Recognition.ByType
        : upload.Extension is ".txt" or ".text" ? Recognition.ByName
        : Recognition.Possible;

    public ReadResult Read(Upload upload) =>
        TextUpload.Read(
            upload,
            charset: null,
            text =>
            {
                var draft = new ArticleDraft();
                PlainTextBlocks.AddTo(draft, TextNormalizer.Normalize(text));
                return draft.Finish();
            }
        );
}
