using Summarizer.Text.Articles;
using Summarizer.Text.Reading.Drafts;
using Summarizer.Text.Reading.Encodings;
using Summarizer.Text.Reading.Html.Pages;

namespace Summarizer.Text.Reading.Html;

/// <summary>A page's head and JSON-LD (schema.org); the title is without the site's name, or null.</summary>
internal sealed record PageMetadata(
    string? Title,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> Descriptions,
    LinkedData Linked
)
{
    private const int MaxTitle = 1_000; // characters; the rest of a longer one is not looked at
    private const int MinTitleWords = 2; // what is left of a title without its site must be one

    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " « ", " / "];

    private static readonly string[] DescriptionNames = ["og:description", "description", "twitter:description"];

    public static PageMetadata Of(PageNode page)
    {
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var tags = new List<string>();
        var headings = new List<string>();
        var linked = new LinkedData();
        string? title = null;
        foreach (var node in page.Descendants())
        {
            switch (node.Tag)
            {
                case "meta":
                    var name = node["property"].Length > 0 ? node["property"] : node["name"];
                    if (name is "article:tag")
                    {
                        tags.Add(node["content"]);
                    }
                    else if (node["content"].Length > 0)
                    {
                        properties.TryAdd(name, node["content"]);
                    }

                    break;
                case "title" when title is null && node.Parent?.Tag is not "svg" and not "symbol":
                    title = Clean(node.InnerText());
                    break;
                case "h1" when node.IsShort(MaxTitle):
                    headings.Add(Clean(node.InnerText()));
                    break;
                case "script" when node["type"].Contains("ld+json", StringComparison.OrdinalIgnoreCase):
                    linked.Read(node.InnerText());
                    break;
            }
        }

        tags.AddRange(Split(properties.GetValueOrDefault("keywords") ?? properties.GetValueOrDefault("news_keywords")));
        tags.AddRange(linked.Keywords.SelectMany(Split));
        var declared = new[]
        {
            properties.GetValueOrDefault("og:title"),
            linked.Headline,
            properties.GetValueOrDefault("twitter:title"),
            title,
        }
            .Select(t => t is null ? "" : Clean(t.Length > MaxTitle ? t[..LongRun.Cut(t, MaxTitle)] : t))
            .Where(t => t.Length > 0)
            .ToArray();
        var descriptions = DescriptionNames
            .Select(n => properties.GetValueOrDefault(n))
            .Append(linked.Description)
            .OfType<string>()
            .Select(Clean)
            .ToArray();
        return new(
            TitleOf(declared, headings, properties.GetValueOrDefault("og:site_name")),
            tags,
            descriptions,
            linked
        );
    }

    // The title is a first-level heading that the metadata repeat, or else the first declared title without the site.
    private static string? TitleOf(string[] declared, List<string> headings, string? site)
    {
        var heading = headings.Find(h => h.Any(char.IsLetterOrDigit) && Array.Exists(declared, d => Opens(d, h)));
        if (heading is not null)
        {
            return heading;
        }

        return declared.Length > 0 ? WithoutSite(declared[0], site) : headings.Find(h => h.Length > 0);
    }

    private static bool Opens(string title, string heading) =>
        title.StartsWith(heading, StringComparison.OrdinalIgnoreCase) || ArticleDraft.SameWords(title, heading);

    // "A title - A section | The Site": the site's name, or what is shorter than the rest, goes.
    private static string WithoutSite(string title, string? site)
    {
        foreach (var separator in Separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at <= 0)
            {
                continue;
            }

            var (rest, last) = (title[..at].Trim(), title[(at + separator.Length)..].Trim());
            var isSite = site is not null && ArticleDraft.SameWords(last, site);
            // A bar always separates names; a dash may be part of a title.
            var looksLikeSite =
                separator is not " / "
                && Words(rest) > MinTitleWords
                && (separator is " | " ? Words(last) < Words(rest) : last.Length * 2 < rest.Length);
            if (isSite || looksLikeSite)
            {
                return isSite ? rest : WithoutSite(rest, site);
            }

            if (site is not null && ArticleDraft.SameWords(rest, site))
            {
                return last;
            }
        }

        return title;
    }

    private static IEnumerable<string> Split(string? keywords) =>
        keywords is null
            ? []
            : keywords.Split(
                keywords.Contains(';', StringComparison.Ordinal) && !keywords.Contains(',', StringComparison.Ordinal)
                    ? ';'
                    : ',',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            );

    private static int Words(string text) => text.AsSpan().Count(' ') + 1;

    private static string Clean(string text) => TextNormalizer.Collapse(TextNormalizer.Normalize(text));
}
