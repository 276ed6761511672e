using System.Text;
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

    private const int MaxHeaders = 64 * 1024; // bytes in which the headers of a message are looked for

    // Text that is written by programs for programs.
    private static readonly HashSet<string> NotProse = new(
        ["calendar", "vcard", "x-vcard", "csv", "rtf", "x-amp-html", "css"],
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly ParserOptions Options = new()
    {
        MaxMimeDepth = 64, // each line is compared with the boundary of every part around it
        MaxAddressGroupDepth = 3,
    };

    public ArticleFormat Format { get; } = new("E-mail (EML)", [".eml"], ["message/rfc822"]);

    public Recognition Recognise(ArticleFile file) =>
        LooksLikeMail(file.Bytes.Span) ? Recognition.ByContent : Format.DeclaredBy(file);

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
                    "This is a mailbox of several letters. Save each message as a file of its own (EML) and upload those."
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

    private static ReadResult ReadMessage(MimeMessage message)
    {
        var draft = new ArticleDraft { Title = MessageText.Subject(message.Subject) };
        draft.AddKeywords((message.Headers[HeaderId.Keywords] ?? "").Split(',', StringSplitOptions.TrimEntries));
        foreach (var block in BlocksOf(message.Body))
        {
            draft.Add(block.Kind, block.Text, block.Level);
        }

        return draft.Finish();
    }

    /// <summary>The blocks of a page in MHTML (RFC 2557), or of any message; nothing if it has too many parts.</summary>
    /// <exception cref="FormatException">It is no message.</exception>
    internal static IReadOnlyList<RawBlock> BlocksOf(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.Count("\n--"u8) > MaxParts || MailHeaders.Cut(bytes) is not { } cut)
        {
            return [];
        }

        using var stream = new MemoryStream(cut.ToArray(), writable: false);
        using var message = new MimeParser(Options, stream).ParseMessage();
        return BlocksOf(message.Body);
    }

    /// <summary>The blocks of a message's text parts. Of parts that are forms of one another, the last that says something.</summary>
    internal static IReadOnlyList<RawBlock> BlocksOf(MimeEntity? entity)
    {
        switch (entity)
        {
            case MultipartAlternative forms:
                return forms.Reverse().Select(BlocksOf).FirstOrDefault(b => b.Count > 0) ?? [];
            case Multipart parts:
                return [.. parts.SelectMany(BlocksOf)];
            case TextPart { IsAttachment: false } part when !NotProse.Contains(part.ContentType.MediaSubtype):
                return Decode(part) is { } text
                    ? part.IsHtml
                        ? OwnBlocks(text)
                        : TextBlocks(text)
                    : [];
            default:
                return [];
        }
    }

    private static IReadOnlyList<RawBlock> TextBlocks(string text)
    {
        var draft = new ArticleDraft();
        PlainTextBlocks.AddTo(draft, MessageText.OwnWords(TextNormalizer.Normalize(text)));
        return draft.Blocks;
    }

    private static List<RawBlock> OwnBlocks(string html)
    {
        // A block of headers may be one paragraph with line breaks, or several.
        var lines = (HtmlReader.BlocksOf(html) ?? []).SelectMany(
            (b, i) => b.Text.Split('\n').Select(l => (Text: l, Block: b, i))
        );
        return
        [
            .. QuotedChain
                .Cut([.. lines], l => l.Text)
                .GroupBy(l => l.i)
                .Select(g => g.First().Block with { Text = string.Join('\n', g.Select(l => l.Text)) })
                .Where(b => !MessageNotices.IsNotice(b.Text) && !MessageNotices.IsPhoneSignature(b.Text)),
        ];
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

    // Header lines that only e-mail has, before the first empty line; servers add many.
    private static bool LooksLikeMail(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, MaxHeaders)];
        var first = bytes[..Math.Max(0, bytes.IndexOf((byte)'\n'))];
        var isMailbox = first.StartsWith("From "u8);
        if (!isMailbox && first.IndexOf((byte)':') is not (> 0 and < 30))
        {
            return false;
        }

        var head = Encoding.Latin1.GetString(bytes).Replace("\r", "", StringComparison.Ordinal);
        var end = head.IndexOf("\n\n", StringComparison.Ordinal);
        head = end < 0 ? head : head[..(end + 1)];
        bool Has(string name) => head.Contains($"\n{name}:", StringComparison.OrdinalIgnoreCase);
        return (Has("MIME-Version") || Has("Received") || Has("Message-ID"))
            && (Has("From") || first.StartsWith("From"u8));
    }
}
