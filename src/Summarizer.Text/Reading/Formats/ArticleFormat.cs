namespace Summarizer.Text.Reading.Formats;

/// <summary>A format that articles are read in.</summary>
/// <param name="Name">Its name for people: <c>Word (DOCX)</c>.</param>
/// <param name="Extensions">The endings of its files, in lower case with the dot; the usual one first.</param>
/// <param name="MediaTypes">Its media types, in lower case; the usual one first.</param>
public sealed record ArticleFormat(string Name, IReadOnlyList<string> Extensions, IReadOnlyList<string> MediaTypes)
{
    internal Recognition DeclaredBy(ArticleFile file) =>
        MediaTypes.Contains(file.MediaType) ? Recognition.ByType
        : Extensions.Contains(file.Extension) ? Recognition.ByName
        : Recognition.None;
}
