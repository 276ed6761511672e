using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Summarizer.Text.Reading.Pdf.Letters;

/// <summary>Makes pages of letters; the package creates it by its constructor.</summary>
internal sealed class LetterPageFactory(
    IPdfTokenScanner pdfScanner,
    IResourceStore resourceStore,
    ILookupFilterProvider filterProvider,
    IPageContentParser pageContentParser,
    ParsingOptions parsingOptions
)
    : BasePageFactory<PageLetters>(
        pdfScanner,
        resourceStore,
        filterProvider,
        new LimitedContentParser(pageContentParser),
        parsingOptions
    )
{
    protected override PageLetters ProcessPage(
        int pageNumber,
        DictionaryToken dictionary,
        NamedDestinations namedDestinations,
        MediaBox mediaBox,
        CropBox cropBox,
        UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation,
        TransformationMatrix initialMatrix,
        IReadOnlyList<IGraphicsStateOperation> operations
    )
    {
        var limits = ((LimitedFilters)ParsingOptions.FilterProvider!).Limits;
        limits.BeginPage();
        var drawing = new PageDrawing(
            pageNumber,
            ResourceStore,
            PdfScanner,
            PageContentParser,
            FilterProvider,
            cropBox,
            userSpaceUnit,
            rotation,
            initialMatrix,
            ParsingOptions,
            limits,
            rotation.SwapsAxis
                ? (cropBox.Bounds.Height, cropBox.Bounds.Width)
                : (cropBox.Bounds.Width, cropBox.Bounds.Height)
        );
        return drawing.Process(pageNumber, operations);
    }
}
