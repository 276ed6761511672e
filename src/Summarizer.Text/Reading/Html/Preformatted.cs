using System.Buffers;

namespace Summarizer.Text.Reading.Html;

/// <summary>Tells text from code where a page keeps its line breaks: old pages set whole articles so.</summary>
internal static class Preformatted
{
    private const int SignsPerHundred = 2; // of code; text has fewer
    private const int LeastSentences = 3;
    private static readonly SearchValues<char> CodeSigns = SearchValues.Create("{}<>=;_$\\|#");

    public static bool IsText(string text)
    {
        var (signs, sentences) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            signs += CodeSigns.Contains(text[i]) ? 1 : 0;
            var stops = text[i] is '.' or '?' or '!' or '。';
            sentences += stops && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) || text[i] is '。') ? 1 : 0;
        }

        return sentences >= LeastSentences && signs * 100 < text.Length * SignsPerHundred;
    }
}
