using System.Globalization;
using System.Xml;

namespace Summarizer.Text.Reading.Word;

/// <summary>What a paragraph style means for the text.</summary>
internal enum WordStyle
{
    Body, // nothing in particular
    Title,
    Subtitle,
    Heading,
    Quote,
    Caption,
    Code,
    ListItem,
    Contents, // a table of contents: the headings are there already
}

/// <summary>Paragraph styles by id. Word names its own, and keeps the names in derived ones, in English.</summary>
internal sealed class WordStyles
{
    private const int MaxDerivations = 16; // of one style from another; more is a loop

    private readonly Dictionary<string, (string Name, string BasedOn, int Outline)> _styles = new(
        StringComparer.Ordinal
    );

    public static WordStyles None { get; } = new();

    /// <summary>Reads the part that defines styles, and closes it.</summary>
    public static WordStyles Read(XmlReader xml)
    {
        var styles = new WordStyles();
        using (xml)
        {
            var (id, name, basedOn, outline) = ("", "", "", 0);
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "style")
                {
                    styles._styles[id] = (name, basedOn, outline);
                }

                if (xml.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                switch (xml.LocalName)
                {
                    case "style":
                        (id, name, basedOn, outline) = (WordBody.Attribute(xml, "styleId"), "", "", 0);
                        break;
                    case "name":
                        name = WordBody.Attribute(xml, "val").ToLowerInvariant();
                        break;
                    case "basedOn":
                        basedOn = WordBody.Attribute(xml, "val");
                        break;
                    case "outlineLvl":
                        outline = WordBody.OutlineLevel(xml);
                        break;
                }
            }
        }

        return styles;
    }

    /// <summary>What a style means, and the level if it is a heading's.</summary>
    public (WordStyle Style, int Level) Find(string id)
    {
        for (var derived = 0; derived < MaxDerivations && id.Length > 0; derived++)
        {
            var (name, basedOn, outline) = _styles.GetValueOrDefault(id, (id.ToLowerInvariant(), "", 0));
            if (Known(name) is var (style, level))
            {
                return (style, level);
            }

            if (outline > 0)
            {
                return (WordStyle.Heading, outline);
            }

            id = basedOn;
        }

        return (WordStyle.Body, 0);
    }

    private static (WordStyle, int)? Known(string name)
    {
        var plain = name.Replace(" ", "", StringComparison.Ordinal);
        if (
            plain.StartsWith("heading", StringComparison.Ordinal)
            && int.TryParse(plain["heading".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var level)
        )
        {
            return (WordStyle.Heading, Math.Clamp(level, 1, 9));
        }

        return plain switch
        {
            "title" => (WordStyle.Title, 1),
            "subtitle" => (WordStyle.Subtitle, 0),
            "quote" or "intensequote" or "blocktext" => (WordStyle.Quote, 0),
            "caption" => (WordStyle.Caption, 0),
            "htmlpreformatted" or "code" or "sourcecode" or "macrotext" => (WordStyle.Code, 0),
            "tocheading" => (WordStyle.Contents, 0),
            _ when plain.StartsWith("toc", StringComparison.Ordinal) && plain.Length == 4 => (WordStyle.Contents, 0),
            _ when plain.StartsWith("listbullet", StringComparison.Ordinal)
                    || plain.StartsWith("listnumber", StringComparison.Ordinal) => (WordStyle.ListItem, 1),
            _ => null,
        };
    }
}
