using System.Text;
using System.Xml;

namespace Summarizer.Feeds;

/// <summary>The same feed as Atom (RFC 4287).</summary>
internal static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static byte[] Write(JsonFeed feed, string id, string address)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
        using (var xml = XmlWriter.Create(stream, settings))
        {
            xml.WriteStartElement("feed", Namespace);
            Element(xml, "title", feed.Title);
            Element(xml, "id", id);
            var updated = feed.Items.Count > 0 ? feed.Items.Max(i => i.DateModified) : DateTimeOffset.UnixEpoch;
            Element(xml, "updated", Time(updated));
            Link(xml, "self", address);
            Link(xml, "alternate", feed.HomePageUrl);
            if (feed.NextUrl is { } next)
            {
                Link(xml, "next", next); // RFC 5005
            }

            xml.WriteStartElement("author", Namespace);
            Element(xml, "name", feed.Title);
            xml.WriteEndElement();
            foreach (var item in feed.Items)
            {
                Write(xml, item);
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Write(XmlWriter xml, JsonFeedItem item)
    {
        xml.WriteStartElement("entry", Namespace);
        if (item.Language is { } language)
        {
            xml.WriteAttributeString("xml", "lang", ns: null, language);
        }

        Element(xml, "title", item.Title);
        Element(xml, "id", item.Id);
        Element(xml, "published", Time(item.DatePublished));
        Element(xml, "updated", Time(item.DateModified));
        Link(xml, "alternate", item.Url);
        Element(xml, "summary", item.ContentText);
        foreach (var tag in item.Tags)
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", Allowed(tag));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) =>
        xml.WriteElementString(name, Namespace, Allowed(text));

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset time) => XmlConvert.ToString(time);

    // XML cannot carry every character that an article may have.
    private static string Allowed(string text)
    {
        var allowed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
            {
                allowed.Append(rune);
            }
        }

        return allowed.ToString();
    }
}
