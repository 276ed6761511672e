using System.IO.Compression;
using System.Text;

namespace Summarizer.Benchmarks.Hostile;

/// <summary>DOCX that is hard to take apart. A size is that of its XML; the file itself is far smaller.</summary>
internal static class HostileWord
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Words = "<w:p><w:r><w:t>Some text.</w:t></w:r></w:p>";

    public static IEnumerable<HostileFamily> All =>
        [
            Body("one run", "x", "<w:p><w:r><w:t>", "</w:t></w:r></w:p>"),
            Body("one run of words", "word ", "<w:p><w:r><w:t>", "</w:t></w:r></w:p>"),
            Body("one run of entities", "&amp;", "<w:p><w:r><w:t>", "</w:t></w:r></w:p>"),
            Body("one run of marks", "\u0301\u0323", "<w:p><w:r><w:t>a", "</w:t></w:r></w:p>"),
            Body("cdata", "<![CDATA[x]]>", "<w:p><w:r><w:t>", "</w:t></w:r></w:p>"),
            Body("runs", "<w:r><w:t>x</w:t></w:r>", "<w:p>", "</w:p>"),
            Body("bold runs", "<w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r>", "<w:p>", "</w:p>"),
            Body("paragraphs", "<w:p><w:r><w:t>x</w:t></w:r></w:p>"),
            Body("empty paragraphs", "<w:p></w:p>", "", Words),
            Body("tabs", "<w:tab/>", "<w:p><w:r><w:t>x</w:t>", "<w:t>y</w:t></w:r></w:p>"),
            Body("breaks", "<w:br/>", "<w:p><w:r><w:t>x</w:t>", "<w:t>y</w:t></w:r></w:p>"),
            Body("cells", $"<w:tc>{Words}</w:tc>", "<w:tbl><w:tr>", "</w:tr></w:tbl>"),
            Body("rows", $"<w:tr><w:tc>{Words}</w:tc><w:tc>{Words}</w:tc></w:tr>", "<w:tbl>", "</w:tbl>"),
            Body("tables", $"<w:tbl><w:tr><w:tc>{Words}</w:tc></w:tr></w:tbl>"),
            Body(
                "headings",
                "<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>What is it?</w:t></w:r></w:p>",
                "",
                Words
            ),
            Body(
                "list items",
                "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
            ),
            Body(
                "fields",
                "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>HYPERLINK</w:instrText><w:fldChar w:fldCharType=\"end\"/></w:r>",
                "<w:p>",
                "<w:r><w:t>x</w:t></w:r></w:p>"
            ),
            Body(
                "deletions",
                "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
                "<w:p>",
                "<w:r><w:t>x</w:t></w:r></w:p>"
            ),
            Body("attribute value", "x", "<w:p w:a=\"", "\"><w:r><w:t>x</w:t></w:r></w:p>"),
            Body("comments", "<!-- -->", Words),
            Body("instructions", "<?a b?>", Words),
            Body("styled", "<w:p><w:pPr><w:pStyle w:val=\"S15\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"),
            Body("tag name", "x", "<w:", $"/>{Words}"),
            Nested("elements", "<w:x>", "</w:x>"),
            Nested("tables in tables", "<w:tbl><w:tr><w:tc><w:p>", "</w:p></w:tc></w:tr></w:tbl>"),
            Nested("text boxes", "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
            Nested("paragraphs in paragraphs", "<w:p><w:r><w:t>x</w:t></w:r>", "</w:p>"),
            Nested("skipped", "<w:del>", "</w:del>"),
            Nested("namespaces", "<w:x xmlns:a=\"b\">", "</w:x>"),
            File("attributes", n => ($"<w:p {Each(n, i => $" w:a{i}=\"b\"")}><w:r><w:t>x</w:t></w:r></w:p>", "", null)),
            File(
                "prefixes",
                n => ($"<w:p {Each(n, i => $" xmlns:a{i}=\"b\"")}><w:r><w:t>x</w:t></w:r></w:p>", "", null)
            ),
            File(
                "styles",
                n =>
                    (
                        Words,
                        Each(
                            n,
                            i =>
                                $"<w:style w:styleId=\"S{i}\"><w:name w:val=\"n\"/><w:basedOn w:val=\"S{i + 1}\"/></w:style>"
                        ),
                        null
                    )
            ),
            File(
                "style names",
                n => (Words, $"<w:style w:styleId=\"S\"><w:name w:val=\"{Each(n, _ => "heading ")}\"/></w:style>", null)
            ),
            File(
                "relations",
                n =>
                    (
                        Words,
                        "",
                        Each(
                            n,
                            i =>
                                $"<Relationship Id=\"x{i}\" Type=\"{Office}/hyperlink\" Target=\"http://a.b/{i}\" TargetMode=\"External\"/>"
                        )
                    )
            ),
            File(
                "relations inside",
                n =>
                    (
                        Words,
                        "",
                        Each(n, i => $"<Relationship Id=\"x{i}\" Type=\"{Office}/image\" Target=\"media/{i}.png\"/>")
                    )
            ),
            File(
                "relations to one part",
                n =>
                    (
                        Words,
                        "",
                        Each(n, i => $"<Relationship Id=\"x{i}\" Type=\"{Office}/styles\" Target=\"styles.xml\"/>")
                    )
            ),
            new(
                "docx: parts",
                "a.docx",
                n =>
                    Package(
                        Words,
                        "",
                        "",
                        zip =>
                        {
                            for (var i = 0; i < n / 200; i++)
                            {
                                Write(zip, $"word/x{i}.xml", "<a/>");
                            }
                        }
                    )
            ),
            new(
                "docx: parts with relations",
                "a.docx",
                n =>
                    Package(
                        Words,
                        "",
                        Each(n, i => $"<Relationship Id=\"x{i}\" Type=\"{Office}/header\" Target=\"header{i}.xml\"/>"),
                        zip =>
                        {
                            for (var i = 0; i < n / 130; i++)
                            {
                                Write(zip, $"word/header{i}.xml", $"<w:hdr xmlns:w=\"{Main}\"/>");
                            }
                        }
                    )
            ),
            new(
                "docx: big picture",
                "a.docx",
                n => Package(Words, "", "", zip => Write(zip, "word/media/a.png", new string('x', n)))
            ),
            new(
                "docx: big part",
                "a.docx",
                n => Package(Words, "", "", zip => Write(zip, "word/a.xml", new string('x', n)))
            ),
            new("docx: title", "a.docx", n => Package(Words, "", "", _ => { }, title: new string('x', n))),
            new(
                "docx: entities",
                "a.docx",
                n =>
                    Package(
                        "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>",
                        "",
                        "",
                        _ => { },
                        "<!DOCTYPE a [<!ENTITY a \"" + new string('x', n) + "\">]>"
                    )
            ),
        ];

    private static HostileFamily Body(string name, string unit, string head = "", string tail = "") =>
        File(name, n => (head + Each(n, _ => unit) + tail, "", null));

    private static HostileFamily Nested(string name, string open, string close) =>
        File(
            name,
            n =>
            {
                var depth = n / (open.Length + close.Length);
                return (
                    new StringBuilder().Insert(0, open, depth).Append(Words)
                        + new StringBuilder().Insert(0, close, depth).ToString(),
                    "",
                    null
                );
            }
        );

    private static HostileFamily File(string name, Func<int, (string Body, string Styles, string? Relations)> make) =>
        new(
            "docx: " + name,
            "a.docx",
            n =>
            {
                var (body, styles, relations) = make(n);
                return Package(body, styles, relations ?? "", _ => { });
            }
        );

    private static string Each(int length, Func<int, string> unit)
    {
        var text = new StringBuilder(length + 100);
        for (var i = 0; text.Length < length; i++)
        {
            text.Append(unit(i));
        }

        return text.ToString();
    }

    private static byte[] Package(
        string body,
        string styles,
        string relations,
        Action<ZipArchive> add,
        string prologue = "",
        string title = ""
    )
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(
                zip,
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
            );
            Write(
                zip,
                "_rels/.rels",
                $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
            );
            Write(
                zip,
                "word/document.xml",
                $"{prologue}<w:document xmlns:w=\"{Main}\"><w:body>{body}</w:body></w:document>"
            );
            Write(
                zip,
                "word/_rels/document.xml.rels",
                $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" Type=\"{Office}/styles\" Target=\"styles.xml\"/>{relations}</Relationships>"
            );
            Write(zip, "word/styles.xml", $"<w:styles xmlns:w=\"{Main}\">{styles}</w:styles>");
            Write(
                zip,
                "docProps/core.xml",
                $"<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title></cp:coreProperties>"
            );
            add(zip);
        }

        return stream.ToArray();
    }

    private static void Write(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
        writer.Write(content);
    }
}
