using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Formats;
using Summarizer.Text.Reading.Pdf.Layout;
using Summarizer.Text.Reading.Pdf.Letters;
using Summarizer.Text.Reading.Pdf.Structure;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;

namespace Summarizer.Text.Reading.Pdf;

/// <summary>PDF (ISO 32000): the text of its pages, with the structure that its layout shows.</summary>
internal sealed class PdfReader : IFormatReader
{
    public ArticleFormat Format { get; } = new("PDF", [".pdf"], ["application/pdf"]);

    public bool IsBinary => true;

    // Some files have a few bytes before the header.
    public Recognition Recognise(ArticleFile file) =>
        file.Head.IndexOf("%PDF-"u8) is >= 0 and < 1024 ? Recognition.ByContent : Recognition.None;

    public ReadResult Read(ArticleFile file)
    {
        if (PdfScan.HasWideCrossReferences(file.Bytes.Span))
        {
            return PdfRefusals.Damaged;
        }

        var bytes = PdfScan.EncryptsOnlyAttachments(file.Bytes.Span)
            ? PdfScan.WithoutEncryption(file.Bytes.Span)
            : file.Bytes;
        var result = ReadBytes(bytes);
        return result == PdfRefusals.Damaged && PdfRepair.WithTable(bytes.Span) is { } repaired
            ? ReadBytes(repaired)
            : result;
    }

    private static ReadResult ReadBytes(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var filters = new LimitedFilters(new ReadingLimits());
            using var document = PdfDocument.Open(
                bytes,
                new ParsingOptions { FilterProvider = filters, SkipMissingFonts = true }
            );
            return ReadDocument(document);
        }
        catch (PdfDocumentEncryptedException)
        {
            return PdfRefusals.NeedsPassword;
        }
        catch (Exception e) when (IsAboutLimits(e))
        {
            return PdfRefusals.TooCostly;
        }
        // The package declares no set of exceptions for damaged files. Whatever it throws here is about the bytes.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return PdfRefusals.Damaged;
        }
    }

    private static ReadResult ReadDocument(PdfDocument document)
    {
        if (document.NumberOfPages > ReadingLimits.MaxPages)
        {
            return PdfRefusals.TooManyPages;
        }

        if (document.Structure.Catalog.CatalogDictionary.ContainsKey(NameToken.Create("Collection")))
        {
            return PdfRefusals.Portfolio;
        }

        document.AddPageFactory<PageLetters, LetterPageFactory>();
        var pages = new List<PageLetters>(); // without their letters: those of a book would fill the memory
        var lines = new List<List<Line>>();
        var counts = new LetterCounts();
        var lost = new List<int>();
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            if (PageOf(document, number) is { } page)
            {
                counts.Add(page);
                lines.Add(ReadingOrder.Of(LineFinder.Find(page)));
                pages.Add(page with { Letters = [] });
            }
            else
            {
                lost.Add(number);
            }
        }

        var isLost = pages.Count == 0 && document.NumberOfPages > 0;
        var result =
            PdfRefusals.Of(counts, isLost, document.IsEncrypted) ?? Article(pages, lines, document.Information.Title);
        return result is ReadResult.Readable readable && lost.Count > 0
            ? readable with
            {
                Unread = PdfRefusals.LostPages(lost, document.NumberOfPages),
            }
            : result;
    }

    // A bad page costs only itself.
    private static PageLetters? PageOf(PdfDocument document, int number)
    {
        try
        {
            return document.GetPage<PageLetters>(number);
        }
        catch (Exception e) when (e is not OutOfMemoryException && !IsAboutLimits(e))
        {
            return null;
        }
    }

    private static bool IsAboutLimits(Exception? e) =>
        e is LimitExceededException || (e is not null && IsAboutLimits(e.InnerException));

    private static ReadResult Article(List<PageLetters> pages, List<List<Line>> lines, string? declaredTitle)
    {
        lines = RunningHeads.Drop(pages, lines);
        if (!ReadableText.Holds(lines.SelectMany(l => l)))
        {
            return PdfRefusals.Unreadable;
        }

        var draft = new ArticleDraft { IsDocument = true };
        PdfArticle.AddTo(draft, lines, declaredTitle);
        return draft.Finish();
    }
}
