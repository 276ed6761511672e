using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Pdf.Letters;

namespace Summarizer.Text.Reading.Pdf;

/// <summary>Why a PDF is not read, in a sentence for the person who uploaded it.</summary>
internal static class PdfRefusals
{
    private const double MostUnreadable = 0.2; // of the letters

    public static ReadResult NeedsPassword { get; } =
        Refusal(
            UnreadableReason.UnsupportedFormat,
            "The PDF needs a password, which cannot be given here. Save it without a password and upload that."
        );

    public static ReadResult Encrypted { get; } =
        Refusal(
            UnreadableReason.UnsupportedFormat,
            "The PDF is encrypted in a way that cannot be read, or needs a password, which cannot be given here. Save it without encryption and upload that."
        );

    public static ReadResult OnlyPictures { get; } =
        Refusal(
            UnreadableReason.Empty,
            "The PDF holds only pictures of pages. Run text recognition (OCR) first and upload the result."
        );

    public static ReadResult NoText { get; } =
        Refusal(UnreadableReason.Empty, "There is no text in the PDF. Upload a file with an article.");

    public static ReadResult Unreadable { get; } =
        Refusal(
            UnreadableReason.Damaged,
            "The PDF does not say which characters its text consists of. Run text recognition (OCR) first and upload the result."
        );

    public static ReadResult Portfolio { get; } =
        Refusal(
            UnreadableReason.UnsupportedFormat,
            "The PDF is a portfolio: its documents are files attached to it. Save them and upload them one by one."
        );

    public static ReadResult TooManyPages { get; } =
        Refusal(
            UnreadableReason.TooLarge,
            $"The PDF has more than {ReadingLimits.MaxPages} pages. Upload it in parts."
        );

    public static ReadResult TooCostly { get; } =
        Refusal(
            UnreadableReason.TooLarge,
            "The PDF expands to more than can be read. Print it to a new PDF and upload that."
        );

    public static ReadResult Damaged { get; } =
        Refusal(
            UnreadableReason.Damaged,
            "The PDF is damaged or incomplete. Open it in a PDF viewer, save it again and upload that."
        );

    /// <summary>What is said beside an article of which some pages cannot be read.</summary>
    public static string LostPages(IReadOnlyList<int> pages, int of) =>
        pages.Count == 1
            ? FormattableString.Invariant($"Page {pages[0]} of {of} cannot be read.")
            : FormattableString.Invariant(
                $"{pages.Count} of {of} pages cannot be read, the first of them page {pages[0]}."
            );

    public static ReadResult? Of(LetterCounts counts, bool isLost, bool isEncrypted) =>
        counts.Letters > 0 ? (counts.Unreadable > counts.Letters * MostUnreadable ? Unreadable : null)
        : isEncrypted ? Encrypted
        : isLost ? Damaged
        : counts.HasPictures ? OnlyPictures
        : NoText;

    private static ReadResult.Unreadable Refusal(UnreadableReason reason, string explanation) =>
        new(reason, explanation);
}
