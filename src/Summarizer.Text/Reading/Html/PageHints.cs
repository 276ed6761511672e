namespace Summarizer.Text.Reading.Html;

/// <summary>Whether an element's tag, role and names say that it holds an article or is no part of one.</summary>
internal static class PageHints
{
    // Never text of an article.
    private static readonly HashSet<string> NoContent = Set(
        "head script style noscript template iframe object embed svg canvas audio video map nav menu dialog button input select textarea datalist progress meter math-field footer aside"
    );

    private static readonly HashSet<string> NoContentRoles = Set(
        "navigation banner contentinfo complementary search dialog alertdialog alert menu menubar menuitem tablist toolbar status tooltip form button"
    );

    // Words in class names and ids of what stands around articles. A name is split at hyphens, underscores and capitals.
    private static readonly HashSet<string> Around = Set(
        """
        comment comments commentlist disqus respond reply replies sidebar sidebars nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager footer footers masthead
        share shares sharing sharebar sharedaddy social socials addthis sharethis related relateds recirc recirculation recommended recommendation recommendations readmore
        promo promos promotion sponsor sponsored ad ads advert adverts advertisement advertising adsense dfp taboola outbrain zergnet revcontent newsletter subscribe subscription signup
        cookie cookies consent gdpr popup modal overlay lightbox paywall toolbar skip login signin register tags taglist tagcloud
        trending popular mostpopular mostread byline bylines author authors dateline timestamp pubdate datetime rating ratings vote votes poll hidden invisible
        tooltip banner crosslinks crosslink upnext nextup jumplinks print printonly noprint toc donate donation support-us disclaimer-box copyright credit credits
        """
    );

    // Of the words above, those that also name parts of articles: they count only on elements with little text.
    private static readonly HashSet<string> Doubtful = Set(
        "author authors ad ads banner support hidden overlay credit credits copyright toc print popular vote register tags social support promo promos paywall subscribe subscription sponsor sponsored rating ratings reply comment menu nav newsletter share related modal dateline"
    );

    private static readonly HashSet<string> Holding = Set(
        "article heading post entry story content body main text blog news hentry page articlebody storybody postbody entrycontent storytext articletext bodytext maincontent"
    );

    public static bool HasNoContent(PageNode node) =>
        NoContent.Contains(node.Tag) && !(node.Tag is "aside" or "footer" && node.Parent?.Tag == "blockquote")
        || NoContentRoles.Contains(node["role"].ToLowerInvariant())
        || QuotesMessage(node)
        || IsHidden(node);

    /// <summary>Whether its names put it around an article; doubtful ones may also name a part of it.</summary>
    public static bool StandsAround(PageNode node, out bool isDoubtful)
    {
        isDoubtful = true;
        if (node.Tag is "body" or "html" or "main" or "article" || IsArticleBody(node))
        {
            return false;
        }

        var (found, holds, isWidget) = (false, false, false);
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

        found |= isWidget && !holds; // page builders call every paragraph a widget: "widget-text"
        isDoubtful |= holds; // "content-with-sidebar" holds the article, "article-sidebar" does not
        return found;
    }

    /// <summary>Whether the element's names say that it holds an article.</summary>
    public static bool Holds(PageNode node) =>
        node.Tag is "article" or "main"
        || node["role"] is "main" or "article"
        || node["itemprop"] is "articleBody"
        || Names(node).Any(Holding.Contains);

    public static bool IsArticleBody(PageNode node) =>
        node["itemprop"].Contains("articleBody", StringComparison.OrdinalIgnoreCase);

    public static bool HoldsComments(PageNode node) =>
        Names(node).Any(n => n is "comments" or "commentlist" or "disqus" or "respond" or "fbcomments");

    /// <summary>The words of an element's class names and id, in lower case.</summary>
    public static IReadOnlyList<string> Names(PageNode node) =>
        node.Names ??= node.Has("class") || node.Has("id") ? [.. Split(node["class"]), .. Split(node["id"])] : [];

    private static IEnumerable<string> Split(string names)
    {
        var start = 0;
        for (var i = 0; i <= names.Length; i++)
        {
            var ends = i == names.Length || !char.IsAsciiLetter(names[i]);
            var capital =
                !ends && i > start && char.IsAsciiLetterUpper(names[i]) && char.IsAsciiLetterLower(names[i - 1]);
            if (!ends && !capital)
            {
                continue;
            }

            if (i > start)
            {
                yield return names[start..i].ToLowerInvariant();
            }

            start = ends ? i + 1 : i;
        }
    }

    // The answers of an accordion are hidden until somebody asks.
    private static bool Unfolds(PageNode node)
    {
        const int height = 4;
        var above = node;
        for (var i = 0; i < height && above is not null; i++, above = above.Parent)
        {
            if (
                above["itemtype"].Contains("schema.org/", StringComparison.OrdinalIgnoreCase)
                    && above["itemtype"].EndsWith("Answer", StringComparison.OrdinalIgnoreCase)
                || Names(above).Any(n => n is "faq" or "faqs" or "accordion")
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
