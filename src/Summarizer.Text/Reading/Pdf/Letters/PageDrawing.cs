using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Summarizer.Text.Reading.Pdf.Letters;

/// <summary>Runs the drawing operations of a page, keeps its letters and what may stand behind them, and nothing else.</summary>
internal sealed class PageDrawing(
    int pageNumber,
    IResourceStore resourceStore,
    IPdfTokenScanner pdfScanner,
    IPageContentParser pageContentParser,
    ILookupFilterProvider filterProvider,
    CropBox cropBox,
    UserSpaceUnit userSpaceUnit,
    PageRotationDegrees rotation,
    TransformationMatrix initialMatrix,
    ParsingOptions parsingOptions,
    ReadingLimits limits,
    (double Width, double Height) shown
)
    : BaseStreamProcessor<PageLetters>(
        pageNumber,
        resourceStore,
        pdfScanner,
        pageContentParser,
        filterProvider,
        cropBox,
        userSpaceUnit,
        rotation,
        initialMatrix,
        parsingOptions
    )
{
    private const double WhiteFrom = 0.95; // of each of red, green and blue

    private const int MostNestedForms = 30; // as deep as any program nests them; each takes some of the stack
    private const int FirstLigature = 11; // of the fonts of TeX (OT1)
    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl"];

    private readonly DrawnLetters _letters = new();
    private readonly Dictionary<IFont, Typeface> _typefaces = [];
    private readonly Dictionary<(IFont, int), string> _texts = [];
    private readonly Stack<(bool IsArtifact, string? Replacement)> _marked = [];
    private Box _path = Box.None;
    private string? _replacement; // what the marked content says instead of its glyphs
    private bool _isReplaced; // its first glyph stood for all of it
    private int _artifacts; // how many of the open marked contents are artifacts: running heads and the like
    private bool _hasPictures;
    private int _nestedForms;

    public override PageLetters Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        CloneAllStates();
        ProcessOperations(operations);
        return _letters.ToPage(pageNumberCurrent, shown.Width, shown.Height, _hasPictures);
    }

    protected override void ProcessOperations(IReadOnlyList<IGraphicsStateOperation> operations)
    {
        foreach (var operation in operations)
        {
            limits.CountOperation();
            operation.Run(this);
        }
    }

    protected override void ProcessFormXObject(StreamToken formStream, NameToken xObjectName)
    {
        limits.CountForm();
        if (_nestedForms == MostNestedForms)
        {
            return; // a form that draws itself, perhaps by way of others
        }

        _nestedForms++;
        base.ProcessFormXObject(formStream, xObjectName);
        _nestedForms--;
    }

    public override void PushState()
    {
        ReadingLimits.CheckStates(StackSize);
        base.PushState();
    }

    public override void RenderGlyph(
        IFont font,
        CurrentGraphicsState currentState,
        double fontSize,
        double pointSize,
        int code,
        string unicode,
        long currentOffset,
        in TransformationMatrix renderingMatrix,
        in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox
    )
    {
        limits.CountLetter();
        if (_artifacts > 0)
        {
            return;
        }

        var text = TextOf(font, code, unicode);
        if (_replacement is not null)
        {
            text = _isReplaced ? "" : _replacement;
            _isReplaced = true;
        }

        var whole = renderingMatrix.Multiply(textMatrix).Multiply(transformationMatrix);
        var start = whole.Transform(new PdfPoint(0, 0));
        var end = whole.Transform(new PdfPoint(characterBoundingBox.Width, 0));
        var top = whole.Transform(new PdfPoint(0, 1));
        var mode = currentState.FontState.TextRenderingMode;
        _letters.Add(
            new(text, start.X, start.Y, end.X, end.Y, top.X - start.X, top.Y - start.Y, TypefaceOf(font)),
            isInvisible: mode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip,
            isWhite: IsWhite(
                mode is TextRenderingMode.Stroke
                    ? currentState.CurrentStrokingColor
                    : currentState.CurrentNonStrokingColor
            )
        );
    }

    public override void BeginMarkedContent(
        NameToken name,
        NameToken? propertyDictionaryName,
        DictionaryToken? properties
    )
    {
        if (propertyDictionaryName is not null)
        {
            properties = ResourceStore.GetMarkedContentPropertiesDictionary(propertyDictionaryName) ?? properties;
        }

        var isArtifact =
            name.Data == "Artifact"
            && properties is not null
            && properties.TryGet(NameToken.Type, out var type)
            && type is NameToken { Data: "Pagination" };
        _marked.Push((isArtifact, _replacement));
        _artifacts += isArtifact ? 1 : 0;
        if (
            properties is not null
            && _replacement is null
            && properties.TryGet(NameToken.Create("ActualText"), PdfScanner, out IDataToken<string>? actual)
        )
        {
            _replacement = actual.Data;
            _isReplaced = false;
        }
    }

    public override void EndMarkedContent()
    {
        if (_marked.TryPop(out var ended))
        {
            _artifacts -= ended.IsArtifact ? 1 : 0;
            _replacement = ended.Replacement;
        }
    }

    public override void MoveTo(double x, double y) => Extend(x, y);

    public override void LineTo(double x, double y) => Extend(x, y);

    public override void Rectangle(double x, double y, double width, double height)
    {
        Extend(x, y);
        Extend(x + width, y + height);
    }

    public override void BezierCurveTo(double x2, double y2, double x3, double y3) => Extend(x3, y3);

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3) =>
        Extend(x3, y3);

    public override void FillPath(FillingRule fillingRule, bool close)
    {
        if (!IsWhite(GetCurrentState().CurrentNonStrokingColor))
        {
            _letters.AddBackground(_path);
        }

        EndPath();
    }

    public override void FillStrokePath(FillingRule fillingRule, bool close) => FillPath(fillingRule, close);

    public override void StrokePath(bool close) => EndPath();

    public override void EndPath() => _path = Box.None;

    public override void BeginSubpath() { }

    public override PdfPoint? CloseSubpath() => null;

    public override void ClosePath() { }

    public override void ModifyClippingIntersect(FillingRule clippingRule) { }

    public override void PaintShading(NameToken shadingName) { }

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule) { }

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord) => AddPicture();

    protected override void RenderInlineImage(InlineImage inlineImage) => AddPicture();

    // A picture fills the unit square.
    private void AddPicture()
    {
        _hasPictures = true;
        var before = _path;
        _path = Box.None;
        Extend(0, 0);
        Extend(1, 1);
        _letters.AddBackground(_path);
        _path = before;
    }

    private void Extend(double x, double y)
    {
        var point = CurrentTransformationMatrix.Transform(new PdfPoint(x, y));
        _path = _path.Extend(point.X, point.Y);
    }

    // Of fonts that are drawings (Type 3), as old TeX made them, few say which characters they have; their codes are those
    // of ASCII then, with ligatures below.
    private string TextOf(IFont font, int code, string unicode)
    {
        if (!_texts.TryGetValue((font, code), out var text))
        {
            text =
                font.TryGetUnicode(code, out var known) && !string.IsNullOrEmpty(known) && known[0] != '\0' ? unicode
                : font is not IType3Font ? PageLetter.Unknown
                : code is > ' ' and < '\u007F' ? unicode
                : code is >= FirstLigature and < FirstLigature + 5 ? Ligatures[code - FirstLigature]
                : PageLetter.Unknown;
            _texts[(font, code)] = text;
        }

        return text;
    }

    private Typeface TypefaceOf(IFont font)
    {
        if (!_typefaces.TryGetValue(font, out var typeface))
        {
            var details = font.Details;
            typeface = Typeface.Of(details.Name, details.Weight, details.IsBold, details.IsItalic);
            _typefaces[font] = typeface;
        }

        return typeface;
    }

    private static bool IsWhite(IColor? color)
    {
        if (color is null)
        {
            return false;
        }

        try
        {
            var (r, g, b) = color.ToRGBValues();
            return r >= WhiteFrom && g >= WhiteFrom && b >= WhiteFrom;
        }
        // Colours of patterns have no value.
        catch (Exception e) when (e is InvalidOperationException or NotSupportedException)
        {
            return false;
        }
    }
}
