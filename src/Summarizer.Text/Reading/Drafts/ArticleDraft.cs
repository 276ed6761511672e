using System.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Languages;
using Summarizer.Text.Reading.Boilerplate;
using Summarizer.Text.Reading.Encodings;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Reading.Drafts;

/// <summary>Collects what a reader finds; <see cref="Finish"/> does the rest, the same for all formats.</summary>
internal sealed class ArticleDraft
{
    private const int MaxBlocks = 200_000; // a long novel has 20,000
    private const int MaxText = 64 * 1024 * 1024; // characters; a long novel has three million
    private const int MaxHeading = 1_000; // characters; a longer one is text
    private const int MaxTitle = 120; // of a title made from the opening words; about what fits a line
    private const int MaxDeclaredTitle = 400; // of one that the source declares; the longest of papers have some 300
    private const int SampledBlocks = 200; // enough to know the language, and which tags are meant
    private const int SampledLength = 2000;
    private const int MaxKeywords = 50; // more is stuffing
    private const int MaxTags = 200; // the rest of a longer list is not looked at
    private static readonly string[] TitleLabels = [.. Language.Everywhere(Section.TitleLabels)];
    private readonly List<RawBlock> _blocks = [];
    private readonly List<string> _keywords = [];
    private readonly List<string> _tags = [];
    private long _length;

    /// <summary>The title that the source declares; null to take the first heading.</summary>
    public string? Title { get; set; }

    /// <summary>Whether somebody wrote the source as a document, so that its headings and lists are meant.</summary>
    public bool IsDocument { get; init; }

    public IReadOnlyList<RawBlock> Blocks => _blocks;

    /// <summary>Whether it holds more than an article may; what is added then is not kept.</summary>
    private bool IsTooLong => _blocks.Count > MaxBlocks || _length > MaxText;

    /// <summary>Adds a block; its text is normalised here. An empty one is skipped.</summary>
    public void Add(BlockKind kind, string text, int level = 0)
    {
        var clean = TextNormalizer.Normalize(text);
        clean = kind is BlockKind.Code ? clean.Trim('\n').TrimEnd() : TextNormalizer.Collapse(clean);
        _length += clean.Length;
        if (!string.IsNullOrWhiteSpace(clean) && !IsTooLong)
        {
            var isLong = kind is BlockKind.Heading or BlockKind.Question && clean.Length > MaxHeading;
            _blocks.Add(isLong ? new(BlockKind.Paragraph, clean) : new(kind, clean, level));
        }
    }

    /// <summary>Adds a block that is on one or more pages, its text page by page.</summary>
    public void Add(BlockKind kind, IEnumerable<(string Text, int Page)> parts, int level = 0)
    {
        var text = new StringBuilder();
        var pages = new List<PageStart>();
        foreach (var (part, page) in parts)
        {
            var clean = TextNormalizer.Collapse(TextNormalizer.Normalize(part));
            text.Append(text.Length > 0 && clean.Length > 0 ? " " : "");
            pages.Add(new(text.Length, page));
            text.Append(clean);
        }

        var count = _blocks.Count;
        Add(kind, text.ToString(), level);
        if (_blocks.Count > count)
        {
            _blocks[^1] = _blocks[^1] with { Pages = pages };
        }
    }

    public void AddKeywords(IEnumerable<string> keywords) => _keywords.AddRange(Clean(keywords));

    /// <summary>Adds tags of a page's metadata; those that the article says become keywords.</summary>
    public void AddTags(IEnumerable<string> tags) => _tags.AddRange(Clean(tags).Take(MaxTags));

    /// <summary>The article, or that there is none in it.</summary>
    public ReadResult Finish()
    {
        if (IsTooLong)
        {
            return ReadResult.Unreadable.TooMuchText;
        }

        var blocks = KeywordLine.Take(_blocks, AddKeywords);
        blocks = PageBoilerplate.Drop(blocks, IsDocument);
        blocks = NoteMarks.Drop(blocks);
        var title = Title is null ? null : TextNormalizer.Collapse(TextNormalizer.Normalize(Title));
        if (string.IsNullOrEmpty(title) && blocks is [{ Kind: BlockKind.Heading } heading, ..])
        {
            title = WithoutLabel(heading.Text);
        }

        // The title stands apart from the text, unless it is all there is.
        if (
            blocks.Count > 1
            && title is not null
            && blocks[0].Kind is BlockKind.Heading or BlockKind.Paragraph
            && SameWords(WithoutLabel(blocks[0].Text), title)
        )
        {
            blocks = blocks[1..];
        }

        blocks = HeadMatter.Strip(blocks);
        if (blocks.Count == 0)
        {
            return new ReadResult.Unreadable(
                UnreadableReason.Empty,
                "There is no text in the file. Upload a file with an article."
            );
        }

        var sample = string.Join(
            '\n',
            blocks.Take(SampledBlocks).Select(b => b.Text[..Math.Min(SampledLength, b.Text.Length)])
        );
        var language = LanguageDetector.Detect(sample);
        title = string.IsNullOrEmpty(title)
            ? OpeningWords(blocks[0].Text, language)
            : Shorten(title, MaxDeclaredTitle).ToString();
        var keywords = _keywords
            .Concat(_tags.Count > 0 ? MetadataTags.Choose(_tags, title, sample, language) : [])
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MaxKeywords)
            .ToArray();
        var article = ArticleTextBuilder.Build(title, language, blocks, keywords);
        return article.Sentences.Count > ArticleTextBuilder.MaxSentences
            ? ReadResult.Unreadable.TooMuchText
            : new ReadResult.Readable(article);
    }

    private static IEnumerable<string> Clean(IEnumerable<string> keywords) =>
        keywords.Select(k => TextNormalizer.Collapse(TextNormalizer.Normalize(k))).Where(k => k.Length > 0);

    // "Title: Boats return"
    private static string WithoutLabel(string heading)
    {
        foreach (var label in TitleLabels)
        {
            if (heading.StartsWith(label, StringComparison.OrdinalIgnoreCase) && heading.Length > label.Length)
            {
                return heading[label.Length..].TrimStart();
            }
        }

        return heading;
    }

    /// <summary>Whether two texts hold the same letters and digits in the same order, whatever their case.</summary>
    internal static bool SameWords(string a, string b)
    {
        return Letters(a).SequenceEqual(Letters(b));

        static IEnumerable<char> Letters(string text) => text.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant);
    }

    private static string OpeningWords(string text, string language)
    {
        var sentence = SentenceSplitter.Split(text, language).First();
        return Shorten(text.AsSpan(sentence.Start, sentence.Length), MaxTitle).ToString();
    }

    // Cut between words, if at all.
    private static ReadOnlySpan<char> Shorten(ReadOnlySpan<char> words, int length)
    {
        if (words.Length <= length)
        {
            return words;
        }

        var cut = words[..length].LastIndexOf(' ');
        cut = cut > 0 ? cut : length;
        cut -= char.IsHighSurrogate(words[cut - 1]) ? 1 : 0;
        return words[..cut].TrimEnd(" ,;:–—-");
    }
}
