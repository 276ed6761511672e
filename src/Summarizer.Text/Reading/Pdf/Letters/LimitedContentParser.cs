using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Logging;
using UglyToad.PdfPig.Parser;

namespace Summarizer.Text.Reading.Pdf.Letters;

/// <summary>Parses drawing operations, unless there are more bytes of them than may be held as objects.</summary>
internal sealed class LimitedContentParser(IPageContentParser parser) : IPageContentParser
{
    public IReadOnlyList<IGraphicsStateOperation> Parse(int pageNumber, IInputBytes inputBytes, ILog log)
    {
        ReadingLimits.CheckContent(inputBytes.Length);
        return parser.Parse(pageNumber, inputBytes, log);
    }
}
