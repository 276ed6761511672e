using System.Text;
using System.Text.Json;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Formats;
using Summarizer.Text.Reading.Markdown;

namespace Summarizer.Text.Reading.Notebooks;

/// <summary>Notebooks (nbformat 4 of Jupyter): the Markdown between the code, read as one text.</summary>
internal sealed class NotebookReader : IFormatReader
{
    public ArticleFormat Format { get; } = new("Notebook (IPYNB)", [".ipynb"], ["application/x-ipynb+json"]);

    public bool IsBinary => true;

    // The cells may come first, and the version of the format last.
    public Recognition Recognise(ArticleFile file) =>
        file.Head.IndexOf((byte)'{') is >= 0 and < 10
        && file.Head.IndexOf("\"cells\""u8) >= 0
        && file.Head.IndexOf("\"cell_type\""u8) >= 0
            ? Recognition.ByContent
            : Format.DeclaredBy(file);

    public ReadResult Read(ArticleFile file) => TextFile.Read(file, charset: null, ReadText);

    private static ReadResult ReadText(string json)
    {
        try
        {
            using var notebook = JsonDocument.Parse(json);
            return
                notebook.RootElement.ValueKind is JsonValueKind.Object
                && notebook.RootElement.TryGetProperty("cells", out var cells)
                && cells.ValueKind is JsonValueKind.Array
                ? MarkdownReader.ReadText(Markdown(cells))
                : Damaged();
        }
        catch (JsonException)
        {
            return Damaged();
        }
    }

    private static string Markdown(JsonElement cells)
    {
        var text = new StringBuilder();
        foreach (var cell in cells.EnumerateArray())
        {
            if (
                cell.ValueKind is JsonValueKind.Object
                && cell.TryGetProperty("cell_type", out var type)
                && type.ValueKind is JsonValueKind.String
                && type.ValueEquals("markdown")
                && cell.TryGetProperty("source", out var source)
            )
            {
                foreach (
                    var line in source.ValueKind is JsonValueKind.Array
                        ? [.. source.EnumerateArray()]
                        : new[] { source }
                )
                {
                    text.Append(line.ValueKind is JsonValueKind.String ? TextOf(line) : "");
                }

                text.Append("\n\n");
            }
        }

        return text.ToString();
    }

    // Half of a pair of surrogates is no string.
    private static string TextOf(JsonElement line)
    {
        try
        {
            return line.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static ReadResult.Unreadable Damaged() =>
        new(UnreadableReason.Damaged, "The notebook is damaged. Open it, save it again and upload that.");
}
