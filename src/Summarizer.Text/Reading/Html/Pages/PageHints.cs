namespace Summarizer.Text.Reading.Html.Pages;

/// <summary>Whether an element's tag, role and names say that it holds an article or is no part of one.</summary>
internal static class PageHints
{
    // Never text that a reader sees.
    private static readonly HashSet<string> NoText = Set(
        "head script style template iframe object embed svg canvas audio video map input select textarea datalist progress meter math-field rt rp"
    );

    // Seldom text of an article.
    private static readonly HashSet<string> NoContent = Set("noscript nav menu dialog footer aside");

    private static readonly HashSet<string> NoContentRoles = Set(
        "navigation banner contentinfo complementary search dialog alertdialog alert menu menubar menuitem toolbar status tooltip form"
    );

    private static readonly string[] PanelAttributes = ["aria-controls", "data-bs-target", "data-target"];

    private static readonly HashSet<string> Folding = Set(
        "faq faqs accordion accordions collapse collapsible collapsed collapsing expand expandable expander foldable fold panel tabpanel toggle pane answer answers spoiler"
    );

    // Class names of what is not shown; "label-hidden" and "hidden-xs" say something else.
    private static readonly HashSet<string> HiddenNames = Set(
        "hidden is-hidden invisible visually-hidden visuallyhidden element-invisible"
    );

    private static readonly HashSet<string> Consent = Set("cookie cookies consent gdpr");

    // Words in class names and ids of what stands around articles. A name is split at hyphens, underscores and capitals.
    private static readonly HashSet<string> Around = Set(
        """
        comment comments commentlist disqus respond reply replies sidebar sidebars nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager footer footers masthead
        share shares sharing sharebar sharedaddy social socials addthis sharethis related relateds recirc recirculation recommended recommendation recommendations
        promo promos promotion sponsor sponsored ad ads advert adverts advertisement advertising adsense dfp taboola outbrain zergnet revcontent newsletter subscribe subscription signup
        cookie cookies consent gdpr popup modal overlay lightbox paywall toolbar skip login signin register tags taglist tagcloud
        trending popular mostpopular mostread byline bylines author authors dateline timestamp pubdate datetime rating ratings vote votes poll
        tooltip banner crosslinks crosslink upnext nextup jumplinks print printonly noprint toc donate donation editsection copyright credit credits
        """
    );

    // Of the words above, those that also name parts of articles: they count only on elements with little text.
    private static readonly HashSet<string> Doubtful = Set(
        "author authors ad ads banner support overlay credit credits copyright toc print popular vote register tags social support promo promos paywall subscribe subscription sponsor sponsored rating ratings reply comment menu nav newsletter share related modal dateline"
    );

    // What stands below articles and outgrows many: comments, references.
    private static readonly HashSet<string> Below = Set(
        "comments commentlist commentarea disqus respond fbcomments usercomments kommentare kommentarer commentaires comentarios commenti livefyre reviews references reflist"
    );

    private static readonly HashSet<string> Holding = Set(
        "article heading post entry story content body main text blog news hentry page articlebody storybody postbody entrycontent storytext articletext bodytext maincontent"
    );

    public static bool HasNoContent(PageNode node) =>
        HasNoText(node)
        || NoContent.Contains(node.Tag) && !(node.Tag is "aside" or "footer" && node.Parent?.Tag == "blockquote")
        || NoContentRoles.Contains(node["role"].ToLowerInvariant())
        || IsControl(node) && !LabelsPanel(node)
        || QuotesMessage(node)
        || IsHidden(node);

    /// <summary>Whether an element holds nothing that anybody reads, wherever it stands.</summary>
    public static bool HasNoText(PageNode node) => NoText.Contains(node.Tag);

    /// <summary>Whether its names say that it asks for consent to cookies.</summary>
    public static bool AsksForConsent(PageNode node) => StandsAround(node, out _) && Names(node).Any(Consent.Contains);

    /// <summary>A button, by its tag or its role.</summary>
    public static bool IsControl(PageNode node) => node.Tag == "button" || node["role"] is "button";

    /// <summary>Whether its names put it around an article; doubtful ones may also name a part of it.</summary>
    public static bool StandsAround(PageNode node, out bool isDoubtful)
    {
        (var standsAround, isDoubtful) = node.Place ??= PlaceOf(node);
        return standsAround;
    }

    private static (bool StandsAround, bool IsDoubtful) PlaceOf(PageNode node)
    {
        if (node.Tag is "body" or "html" or "main" or "article" || IsArticleBody(node))
        {
            return (false, true);
        }

        var (found, isDoubtful, holds, isWidget) = (false, true, false, false);
        foreach (var word in Names(node))
        {
            holds |= Holding.Contains(word);
            isWidget |= word is "widget" or "widgets";
            if (Around.Contains(word))
            {
                found = true;
                isDoubtful &= Doubtful.Contains(word);
            }
        }

        found |= IsHiddenByName(node);
        found |= isWidget && !holds; // page builders call every paragraph a widget: "widget-text"
        isDoubtful |= holds; // "content-with-sidebar" holds the article, "article-sidebar" does not
        return (found, isDoubtful);
    }

    /// <summary>Whether the element's names say that it holds an article.</summary>
    public static bool Holds(PageNode node) =>
        node.Tag is "article" or "main"
        || node["role"] is "main" or "article"
        || node["itemprop"] is "articleBody"
        || Names(node).Any(Holding.Contains);

    public static bool IsArticleBody(PageNode node) =>
        node["itemprop"].Contains("articleBody", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether its names say that it holds comments or references, which may be longer than the article.</summary>
    public static bool StandsBelow(PageNode node) => Names(node).Any(Below.Contains);

    /// <summary>The id of the panel that an element unfolds; empty if it unfolds none.</summary>
    public static string PanelOf(PageNode node)
    {
        foreach (var attribute in PanelAttributes)
        {
            if (node[attribute] is { Length: > 0 } panel)
            {
                return panel.TrimStart('#');
            }
        }

        return "";
    }

    /// <summary>The words of an element's class names and id, in lower case.</summary>
    public static IReadOnlyList<string> Names(PageNode node) =>
        node.Names ??= node.Has("class") || node.Has("id") ? [.. Split(node["class"]), .. Split(node["id"])] : [];

    private static IEnumerable<string> Split(string names)
    {
        foreach (var name in names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            // WordPress names what a post is about: "tag-newsletter", "category-comments".
            if (
                name.StartsWith("tag-", StringComparison.Ordinal)
                || name.StartsWith("category-", StringComparison.Ordinal)
            )
            {
                continue;
            }

            foreach (var word in WordsOf(name))
            {
                yield return word;
            }
        }
    }

    private static IEnumerable<string> WordsOf(string name)
    {
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsAsciiLetter(name[i]);
            var capital =
                !ends && i > start && char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1]);
            if (!ends && !capital)
            {
                continue;
            }

            if (i > start)
            {
                yield return name[start..i].ToLowerInvariant();
            }

            start = ends ? i + 1 : i;
        }
    }

    // A class that hides; one with a colon shows the element again on larger screens ("hidden md:block").
    private static bool IsHiddenByName(PageNode node)
    {
        var names = node["class"];
        return (
                names.Contains("hidden", StringComparison.Ordinal)
                || names.Contains("invisible", StringComparison.Ordinal)
            )
            && !names.Contains(':', StringComparison.Ordinal)
            && names.Split((char[]?)null).Any(HiddenNames.Contains);
    }

    // A button that unfolds what it is the heading of.
    private static bool LabelsPanel(PageNode node) =>
        IsHeading(node)
        || node.Parent is { } parent && (IsHeading(parent) || parent.Parent is { } above && IsHeading(above))
        || Names(node).Any(Folding.Contains) && !StandsAround(node, out _);

    private static bool IsHeading(PageNode node) => node.Tag is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "dt";

    // The answers of an accordion are hidden until somebody asks; so is a menu, which has other names.
    private static bool Unfolds(PageNode node)
    {
        const int height = 4;
        var above = node;
        for (var i = 0; i < height && above is not null; i++, above = above.Parent)
        {
            if (StandsAround(above, out _))
            {
                return false;
            }

            if (
                above["itemtype"].Contains("schema.org/", StringComparison.OrdinalIgnoreCase)
                    && above["itemtype"].EndsWith("Answer", StringComparison.OrdinalIgnoreCase)
                || above["role"] is "tabpanel"
                || Names(above).Any(Folding.Contains)
            )
            {
                return true;
            }
        }

        return false;
    }

    // How mail programs mark what a message quotes of an earlier one, and the line that introduces it.
    private static bool QuotesMessage(PageNode node) =>
        node is { Tag: "blockquote" } && node["type"] is "cite"
        || node["class"] is "moz-cite-prefix" or "gmail_attr" or "gmail_quote" or "gmail_quote gmail_quote_container";

    private static bool IsHidden(PageNode node)
    {
        if (node.Has("hidden") || node["aria-hidden"] is "true")
        {
            return !Unfolds(node);
        }

        var style = node["style"];
        return style.Length > 0
            && style.Replace(" ", "", StringComparison.Ordinal) is var rules
            && (
                rules.Contains("display:none", StringComparison.OrdinalIgnoreCase)
                || rules.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase)
            )
            && !Unfolds(node);
    }

    private static HashSet<string> Set(string words) =>
        new(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
