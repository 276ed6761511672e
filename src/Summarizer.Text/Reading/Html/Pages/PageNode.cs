namespace Summarizer.Text.Reading.Html.Pages;

/// <summary>Where a link leads: a place on the same page, or anywhere else.</summary>
internal enum LinkTarget
{
    None,
    Here,
    Elsewhere,
}

/// <summary>An element of a page, or a piece of its text.</summary>
internal sealed class PageNode
{
    private static readonly HashSet<string> Inline = new(StringComparer.Ordinal)
    {
        PageNode.TextTag,
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "br",
        "picture",
        "source",
    };

    public const string TextTag = "#text";
    private const int MaxShort = 1_000; // elements

    private readonly (string Name, string Value)[] _attributes;
    private List<PageNode>? _children;

    public PageNode(string tag, (string Name, string Value)[] attributes)
    {
        Tag = tag;
        _attributes = attributes;
        IsInline = Inline.Contains(tag) || tag.Contains(':', StringComparison.Ordinal);
    }

    public PageNode(string text, LinkTarget link)
        : this(TextTag, [])
    {
        Text = text;
        Link = link;
    }

    public string Tag { get; }

    /// <summary>The characters of a piece of text; empty for an element.</summary>
    public string Text { get; } = "";

    /// <summary>Where the link leads that a piece of text is in.</summary>
    public LinkTarget Link { get; }

    /// <summary>The words of its class names and id, once somebody asked; those below it ask again and again.</summary>
    public string[]? Names { get; set; }

    /// <summary>What these names say of its place around an article, once somebody asked.</summary>
    public (bool StandsAround, bool IsDoubtful)? Place { get; set; }

    /// <summary>Whether the element runs within a line: its tag does, and so does all that it holds.</summary>
    public bool IsInline { get; private set; }

    public PageNode? Parent { get; private set; }

    public IReadOnlyList<PageNode> Children => _children ?? (IReadOnlyList<PageNode>)[];

    /// <summary>The runs of text inside: from this index on. Set when the page is flattened.</summary>
    public int FirstRun { get; set; }

    /// <summary>… and before this one.</summary>
    public int EndRun { get; set; }

    /// <summary>An attribute's value; empty if there is none. Only the attributes that matter here are kept.</summary>
    public string this[string attribute]
    {
        get
        {
            foreach (var (name, value) in _attributes)
            {
                if (name == attribute)
                {
                    return value;
                }
            }

            return "";
        }
    }

    public bool Has(string attribute) =>
        this[attribute].Length > 0 || Array.Exists(_attributes, a => a.Name == attribute);

    public void Add(PageNode child)
    {
        child.Parent = this;
        (_children ??= []).Add(child);
        if (!child.IsInline)
        {
            for (var node = this; node is { IsInline: true }; node = node.Parent)
            {
                node.IsInline = false;
            }
        }
    }

    /// <summary>All nodes inside, this one first, in document order.</summary>
    public IEnumerable<PageNode> Descendants()
    {
        var open = new Stack<PageNode>([this]);
        while (open.TryPop(out var node))
        {
            yield return node;
            for (var i = node.Children.Count - 1; i >= 0; i--)
            {
                open.Push(node.Children[i]);
            }
        }
    }

    /// <summary>Whether an element holds at most so many characters, and not many times as many elements.</summary>
    public bool IsShort(int most)
    {
        var nodes = 0;
        return Fits(this);

        // Stops at the first node too many; a stack would take up all of its siblings before.
        bool Fits(PageNode node)
        {
            most -= node.Text.Length;
            if (most < 0 || ++nodes > MaxShort)
            {
                return false;
            }

            foreach (var child in node.Children)
            {
                if (!Fits(child))
                {
                    return false;
                }
            }

            return true;
        }
    }

    public string InnerText() => string.Concat(Descendants().Select(n => n.Tag == "br" ? "\n" : n.Text));
}
