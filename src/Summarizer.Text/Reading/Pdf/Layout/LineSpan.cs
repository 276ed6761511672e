using Summarizer.Text.Reading.Pdf.Letters;

namespace Summarizer.Text.Reading.Pdf.Layout;

/// <summary>A part of a line that is set in one way.</summary>
/// <param name="Text">Its text, with the space that separates it from the one before.</param>
/// <param name="Typeface">What it is set in.</param>
internal readonly record struct LineSpan(string Text, Typeface Typeface);
