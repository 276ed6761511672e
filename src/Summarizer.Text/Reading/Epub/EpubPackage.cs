using System.Xml;
using Summarizer.Text.Reading.Formats;

namespace Summarizer.Text.Reading.Epub;

/// <summary>The package document of a book: its title, null if none, its subjects, and the files of its chapters in reading order.</summary>
internal sealed record EpubPackage(string? Title, IReadOnlyList<string> Subjects, IReadOnlyList<string> Chapters)
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersInDocument = PackageLimits.MaxExpanded,
    };

    /// <summary>Where a container's package document is; null if it names none. Closes the stream.</summary>
    public static string? PathIn(Stream container)
    {
        using (container)
        {
            using var xml = XmlReader.Create(container, Settings);
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "rootfile" })
                {
                    return xml.GetAttribute("full-path");
                }
            }

            return null;
        }
    }

    /// <summary>Reads a package document, and closes it.</summary>
    public static EpubPackage Read(Stream opf, string path)
    {
        var folder = path[..(path.LastIndexOf('/') + 1)];
        string? title = null;
        var subjects = new List<string>();
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var chapters = new List<string>();
        using (opf)
        {
            using var xml = XmlReader.Create(opf, Settings);
            while (xml.Read())
            {
                if (xml.NodeType is not XmlNodeType.Element)
                {
                    continue;
                }

                switch (xml.LocalName)
                {
                    case "title":
                        var text = TextOf(xml);
                        title ??= string.IsNullOrWhiteSpace(text) ? null : text;
                        break;
                    case "subject":
                        subjects.Add(TextOf(xml));
                        break;
                    case "item"
                        when xml.GetAttribute("id") is { } id
                            && xml.GetAttribute("href") is { } href
                            && xml.GetAttribute("properties")?.Contains("nav", StringComparison.Ordinal) is not true:
                        files[id] = Resolve(folder, href);
                        break;
                    case "itemref"
                        when xml.GetAttribute("linear") is not "no"
                            && files.TryGetValue(xml.GetAttribute("idref") ?? "", out var file):
                        chapters.Add(file);
                        break;
                }
            }
        }

        return new(title, subjects, chapters);
    }

    // The text of the element that the reader stands on, which may be empty.
    private static string TextOf(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var (depth, text) = (xml.Depth, "");
        while (xml.Read() && xml.Depth > depth)
        {
            text += xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && text.Length < 1_000 ? xml.Value : "";
        }

        return text;
    }

    // "../Text/one.xhtml#part" in "OEBPS/Package/" is "OEBPS/Text/one.xhtml".
    private static string Resolve(string folder, string href)
    {
        var parts = new List<string>();
        foreach (var part in (folder + Uri.UnescapeDataString(href.Split('#')[0])).Split('/'))
        {
            if (part == "..")
            {
                parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
