using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Text;

namespace Summarizer.Text.Reading.Html.Pages;

/// <summary>
/// Builds a page's tree from AngleSharp's tokens. It follows the HTML standard where that matters for reading (void
/// elements, implied ends, raw text) and, unlike a full tree builder, takes time linear in the page whatever its nesting:
/// elements deeper than <see cref="MaxDepth"/> are taken as siblings, as browsers do at 512.
/// </summary>
internal static class PageTree
{
    private const int MaxDepth = 256;
    private const int MaxNodes = 500_000; // elements and texts: the HTML standard on one page has as many
    private const int MaxAttributes = 32; // of those that are kept
    private const int MaxValue = 1_000; // characters of an attribute: names and styles are searched for words
    private const int MaxContent = 20_000; // … of a description or a list of keywords

    private static readonly HashSet<string> KeptAttributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "class",
        "id",
        "role",
        "itemprop",
        "itemtype",
        "itemscope",
        "style",
        "hidden",
        "aria-hidden",
        "property",
        "name",
        "content",
        "type",
        "rel",
        "http-equiv",
        "charset",
        "lang",
        "open",
        "alt",
        "href",
        "aria-controls",
        "data-target",
        "data-bs-target",
    };

    private static readonly HashSet<string> Void = Set(
        "area base br col embed frame hr img input keygen link meta param source track wbr basefont bgsound"
    );

    private static readonly HashSet<string> RawText = Set("style xmp iframe noembed noframes");

    // Start tags that end an open paragraph (HTML standard, 13.2.6.4.7).
    private static readonly HashSet<string> EndParagraph = Set(
        "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup main menu nav ol p search section summary ul h1 h2 h3 h4 h5 h6 pre listing form table hr li dd dt xmp"
    );

    // Start tags that end an element of the same family, up to the family's container.
    private static readonly Dictionary<string, (HashSet<string> Ended, HashSet<string> Within)> Implied = new(
        StringComparer.Ordinal
    )
    {
        ["li"] = (Set("li"), Set("ul ol menu dir")),
        ["dt"] = (Set("dt dd"), Set("dl")),
        ["dd"] = (Set("dt dd"), Set("dl")),
        ["tr"] = (Set("tr td th"), Set("table thead tbody tfoot")),
        ["td"] = (Set("td th"), Set("tr table")),
        ["th"] = (Set("td th"), Set("tr table")),
        ["tbody"] = (Set("thead tbody tfoot tr td th"), Set("table")),
        ["tfoot"] = (Set("thead tbody tfoot tr td th"), Set("table")),
        ["option"] = (Set("option"), Set("select datalist optgroup")),
    };

    // What a head may hold (HTML standard, 13.2.6.4.4); anything else ends it, for its end tag may be left out.
    private static readonly HashSet<string> OfHead = Set(
        "base basefont bgsound link meta noframes noscript script style template title"
    );

    private static readonly HashSet<string> Cells = Set("td th caption");
    private static readonly HashSet<string> TableParts = Set("table tr td th thead tbody tfoot caption");

    /// <summary>The root of a page's tree; its tag is empty. Null if the page has too many elements.</summary>
    public static PageNode? Build(string html)
    {
        using var source = new TextSource(new StringTextSource(html));
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver)
        {
            SkipComments = true,
            ShouldEmitAttribute = static (ref _, name) => KeptAttributes.Contains(name.ToString()),
            DisableElementPositionTracking = true,
        };
        var root = new PageNode("", []);
        var open = new List<PageNode> { root };
        var tooDeep = 0;
        var link = LinkTarget.None;
        var nodes = 0;
        var text = new StringBuilder(); // the tokenizer gives some text by the character
        while (nodes <= MaxNodes)
        {
            ref var token = ref tokenizer.GetStructToken();
            if (token.Type is not HtmlTokenType.Character && text.Length > 0)
            {
                if (!string.IsNullOrWhiteSpace(text.ToString()))
                {
                    EndHead(open);
                }

                open[^1].Add(new(text.ToString(), link));
                text.Clear();
                nodes++;
            }

            switch (token.Type)
            {
                case HtmlTokenType.EndOfFile:
                    return root;
                case HtmlTokenType.Character:
                    text.Append(token.Data.Memory);
                    break;
                case HtmlTokenType.EndTag:
                    var ended = token.Name.ToString();
                    link = ended == "a" ? LinkTarget.None : link;
                    if (ended is "html" or "body")
                    {
                        break; // what follows belongs to the body all the same
                    }

                    if (tooDeep > 0 && !Void.Contains(ended))
                    {
                        tooDeep--;
                    }
                    else
                    {
                        End(open, ended);
                    }

                    break;
                case HtmlTokenType.StartTag:
                    var tag = token.Name.ToString();
                    tokenizer.State = StateInside(tag);
                    if (tag is "html" or "body" && open.Exists(n => n.Tag == tag))
                    {
                        break; // a page pasted into a page
                    }

                    if (!OfHead.Contains(tag))
                    {
                        EndHead(open);
                    }

                    EndImplied(open, tag);
                    var attributes = new (string, string)[Math.Min(token.Attributes.Count, MaxAttributes)];
                    for (var i = 0; i < attributes.Length; i++)
                    {
                        var name = token.Attributes[i].Name.ToString().ToLowerInvariant();
                        var value = token.Attributes[i].Value.Memory;
                        var most = name == "content" ? MaxContent : MaxValue;
                        attributes[i] = (name, value[..Math.Min(value.Length, most)].ToString());
                    }

                    var node = new PageNode(tag, attributes);
                    link = tag == "a" ? TargetOf(node["href"]) : link;
                    open[^1].Add(node);
                    nodes++;
                    if (Void.Contains(tag) || (token.IsSelfClosing && tag is "svg" or "path"))
                    {
                        break;
                    }

                    if (open.Count < MaxDepth)
                    {
                        open.Add(node);
                    }
                    else
                    {
                        tooDeep++;
                    }

                    break;
            }
        }

        return null;
    }

    private static LinkTarget TargetOf(string address) =>
        address.Length == 0
        || address[0] == '#'
        || address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
            ? LinkTarget.Here
            : LinkTarget.Elsewhere;

    private static void EndHead(List<PageNode> open)
    {
        if (open[^1].Tag == "head")
        {
            open.RemoveAt(open.Count - 1);
        }
    }

    private static HtmlParseMode StateInside(string tag) =>
        tag switch
        {
            "script" => HtmlParseMode.Script,
            "title" or "textarea" => HtmlParseMode.RCData,
            "plaintext" => HtmlParseMode.Plaintext,
            _ => RawText.Contains(tag) ? HtmlParseMode.Rawtext : HtmlParseMode.PCData,
        };

    private static void EndImplied(List<PageNode> open, string tag)
    {
        if (EndParagraph.Contains(tag))
        {
            for (var i = open.Count - 1; i > 0 && (open[i].Tag == "p" || open[i].IsInline); i--)
            {
                if (open[i].Tag == "p")
                {
                    open.RemoveRange(i, open.Count - i);
                    break;
                }
            }
        }

        if (!Implied.TryGetValue(tag, out var rule))
        {
            return;
        }

        for (var i = open.Count - 1; i > 0 && !rule.Within.Contains(open[i].Tag); i--)
        {
            if (rule.Ended.Contains(open[i].Tag))
            {
                open.RemoveRange(i, open.Count - i);
                if (tag is not ("tr" or "tbody" or "tfoot"))
                {
                    break;
                }

                i = open.Count;
            }
        }
    }

    // Ends the nearest open element of a tag. One that a block or a table cell hides from the end tag stays open: the
    // page's markup is wrong, and closing the block as well would do more harm.
    private static void End(List<PageNode> open, string tag)
    {
        var isTable = TableParts.Contains(tag);
        for (var i = open.Count - 1; i > 0; i--)
        {
            if (open[i].Tag == tag)
            {
                open.RemoveRange(i, open.Count - i);
                return;
            }

            var isInlineTag = tag is "a" or "b" or "i" or "em" or "strong" or "span" or "font" or "u" or "small" or "p";
            if (
                (
                    isInlineTag
                    && !open[i].IsInline
                    && open[i].Tag is not ("a" or "span" or "b" or "i" or "em" or "strong" or "font")
                ) || (!isTable && Cells.Contains(open[i].Tag))
            )
            {
                return;
            }
        }
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
