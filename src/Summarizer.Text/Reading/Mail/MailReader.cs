using MimeKit;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Encodings;
using Summarizer.Text.Reading.Formats;
using Summarizer.Text.Reading.Html;
using Summarizer.Text.Reading.PlainText;

namespace Summarizer.Text.Reading.Mail;

/// <summary>
/// E-mail (RFC 5322 with MIME, RFC 2045), as mail programs save it in .eml files: what the message itself says, under its
/// subject, without attachments and without quoted messages.
/// </summary>
internal sealed class MailReader : IFormatReader
{
    private const int MaxParts = 10_000; // a message with pictures has dozens; each part takes kilobytes to take apart

    private static readonly ParserOptions Options = new()
    {
        MaxMimeDepth = 64, // each line is compared with the boundary of every part around it
        MaxAddressGroupDepth = 3,
    };

    public ArticleFormat Format { get; } = new("E-mail (EML)", [".eml"], ["message/rfc822"]);

    public Recognition Recognise(ArticleFile file) =>
        LooksLikeMail(file.Head) ? Recognition.ByContent : Format.DeclaredBy(file);

    public ReadResult Read(ArticleFile file)
    {
        if (file.Bytes.Span.Count("\n--"u8) > MaxParts || MailHeaders.Cut(file.Bytes) is not { } bytes)
        {
            return Damaged("The e-mail file has more parts than can be read. Save the text alone and upload that.");
        }

        MimeMessage message;
        try
        {
            using var stream = (file with { Bytes = bytes }).OpenStream();
            var isMailbox = file.Head.StartsWith("From "u8);
            var parser = new MimeParser(Options, stream, isMailbox ? MimeFormat.Mbox : MimeFormat.Entity);
            message = parser.ParseMessage();
            if (isMailbox && !parser.IsEndOfStream)
            {
                return new ReadResult.Unreadable(
                    UnreadableReason.UnsupportedFormat,
                    "This is a mailbox of several messages. Save each as a file of its own (EML) and upload those."
                );
            }
        }
        catch (Exception e) when (e is FormatException or EndOfStreamException)
        {
            return Damaged("The e-mail file is damaged. Save the message again in your mail program and upload that.");
        }

        using (message)
        {
            return ReadMessage(message);
        }
    }

    // A message that comes in both forms says the same in both; HTML distinguishes headings from paragraphs.
    private static ReadResult ReadMessage(MimeMessage message)
    {
        var title = MessageText.Subject(message.Subject);
        TextPart[] parts = [.. message.BodyParts.OfType<TextPart>().Where(p => !p.IsAttachment)];
        var pages = parts.Where(p => p.IsHtml).Select(Decode).OfType<string>();
        if (
            string.Join('\n', pages) is { Length: > 0 } page
            && HtmlReader.ReadPage(page, title) is ReadResult.Readable readable
        )
        {
            return readable;
        }

        var draft = new ArticleDraft { Title = title };
        draft.AddKeywords((message.Headers[HeaderId.Keywords] ?? "").Split(',', StringSplitOptions.TrimEntries));
        foreach (var text in parts.Where(p => !p.IsHtml).Select(Decode).OfType<string>())
        {
            PlainTextBlocks.AddTo(draft, MessageText.OwnWords(TextNormalizer.Normalize(text)));
        }

        return draft.Finish();
    }

    private static string? Decode(TextPart part)
    {
        if (part.Content is not { } content)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        content.DecodeTo(bytes);
        return TextDecoder.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), part.ContentType.Charset);
    }

    private static ReadResult.Unreadable Damaged(string explanation) => new(UnreadableReason.Damaged, explanation);

    // Header lines that only e-mail has.
    private static bool LooksLikeMail(ReadOnlySpan<byte> head)
    {
        var first = head[..Math.Max(0, head.IndexOf((byte)'\n'))];
        return first.IndexOf((byte)':') is > 0 and < 30
            && (
                head.IndexOf("\nMIME-Version:"u8) > 0
                || head.IndexOf("\nReceived:"u8) > 0
                || head.IndexOf("\nMessage-ID:"u8) > 0
            )
            && (head.StartsWith("From"u8) || head.IndexOf("\nFrom:"u8) > 0);
    }
}
