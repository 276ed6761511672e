using System.Buffers;
using Summarizer.Text.Articles;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Reading.Boilerplate;

/// <summary>Drops by-lines, dates, share bars, advertisements, invitations and links around an article.</summary>
internal static class PageBoilerplate
{
    private const int HeadZone = 8; // blocks in which by-lines and dates stand
    private const int MaxLength = 150; // characters: longer blocks are somebody's words
    private const int MaxLastSentences = 20; // that are invitations; each takes a copy of the text before it
    private const int MaxTailShare = 4; // a tail is at most a quarter of the text
    private static readonly char[] BetweenWords = [' ', ',', '|', '/', '•', '·', '(', ')'];
    private static readonly SearchValues<char> WordEnds = SearchValues.Create(BetweenWords);

    private const int Prose = 200; // characters: a block of this length is the article itself

    /// <summary>The article's own blocks. Headings and lists are meant in a document, unlike in a page.</summary>
    public static List<RawBlock> Drop(IReadOnlyList<RawBlock> blocks, bool isDocument = false)
    {
        var kept = new List<RawBlock>(blocks.Count);
        var end = Tail(blocks, isDocument);
        var prose = 0;
        for (var i = 0; i < end; i++)
        {
            var block = blocks[i];
            var inHead = kept.Count < HeadZone && prose < 2;
            var isMeant = isDocument && block.Kind is not (BlockKind.Paragraph or BlockKind.Caption);
            if (isMeant || !IsBoilerplate(block, inHead))
            {
                kept.Add(block);
            }

            prose += block.Text.Length >= Prose ? 1 : 0;
        }

        while (
            !isDocument
            && kept.Count > 1
            && (kept[^1].Kind is BlockKind.Heading || IsBoilerplate(kept[^1], inHead: true))
            && !kept[^1].Text.EndsWith('?')
        )
        {
            kept.RemoveAt(kept.Count - 1); // a heading over nothing, a date or by-line at the end
        }

        if (kept.Count > 0)
        {
            kept[^1] = kept[^1] with { Text = WithoutLastSentences(kept[^1].Text) };
        }

        return kept;
    }

    /// <summary>Whether a whole block is boilerplate; by-lines and dates count only in the head.</summary>
    internal static bool IsBoilerplate(RawBlock block, bool inHead)
    {
        var text = block.Text;
        if (
            text.Length > MaxLength
            || block.Kind is BlockKind.Code or BlockKind.TableRow or BlockKind.Question or BlockKind.Answer
        )
        {
            return false;
        }

        var words = text.AsSpan().Trim(TrimmedAway).ToString().ToLowerInvariant();
        var isItem = block.Kind is BlockKind.ListItem;
        if (
            BoilerplatePhrases.Whole.Contains(words)
            && (
                words.Contains(' ', StringComparison.Ordinal)
                || (inHead && !isItem)
                || BoilerplatePhrases.Advertisements.Contains(words)
            )
        )
        {
            return true;
        }

        if (!isItem && IsShareBar(words))
        {
            return true;
        }

        var lower = text.ToLowerInvariant();
        if (
            BoilerplatePhrases.Openings[lower[0]].Any(o => lower.StartsWith(o, StringComparison.Ordinal))
            && block.Kind is not BlockKind.Heading
        )
        {
            return true;
        }

        if (InvitesToNetworks(words))
        {
            return true;
        }

        return inHead
            && !(block.Kind is BlockKind.Heading && IsCounted(text))
            && (Byline.IsAll(text) || TimeWords.IsAll(text) || TimeWords.IsLabel(text) || IsBylineWithDate(text));
    }

    // "Day 1", "Week 12": sections that are counted by times; a date has two numbers or a year.
    private static bool IsCounted(string text) =>
        text.AsSpan().IndexOfAnyInRange('0', '9') is var first and >= 0
        && text.AsSpan(first) is var rest
        && rest.IndexOfAnyExceptInRange('0', '9') is var length
        && (length < 0 ? rest.Length <= 2 : length <= 2 && rest[length..].IndexOfAnyInRange('0', '9') < 0);

    private const string TrimmedAway = " .,:;!|•·»«>›→…-–—()[]*\"'“”’_";

    // "By Ana Cruz | 3 May 2021", "Ana Cruz, Published: 3 May 2021"
    private static bool IsBylineWithDate(string text)
    {
        var parts = text.Split(
            ['|', '•', '·', '—', '–'],
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        if (parts.Length > 1 && Array.Exists(parts, p => TimeWords.IsAll(p)))
        {
            return Array.TrueForAll(parts, p => TimeWords.IsAll(p) || Byline.IsAll(p) || Byline.AreNames(p, most: 5));
        }

        var by = Byline.LengthOfWord(text);
        for (var at = by > 0 ? text.IndexOfAny([',', ' '], by) : -1; at > 0; at = text.IndexOfAny([',', ' '], at + 1))
        {
            if (TimeWords.IsAll(text.AsSpan(at)) && Byline.IsAll(text[..at].TrimEnd(',')))
            {
                return true;
            }
        }

        return false;
    }

    // "Follow Harbour News on Instagram, Facebook and Twitter."
    private static bool InvitesToNetworks(string words)
    {
        // The first word decides for most blocks, before anything is split.
        var verbs = BoilerplatePhrases.InvitingVerbs.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!verbs.Contains(FirstWord(words)))
        {
            return false;
        }

        var all = words.Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries);
        return all.Length is > 1 and < 16
            && Array.Exists(
                all,
                w => BoilerplatePhrases.Networks.Contains(w) && !BoilerplatePhrases.NetworksThatAreWords.Contains(w)
            );
    }

    private static bool IsShareBar(string words)
    {
        var first = FirstWord(words).ToString();
        if (!BoilerplatePhrases.Networks.Contains(first) && !BoilerplatePhrases.ShareWords.Contains(first))
        {
            return false;
        }

        var networks = 0; // twice; a name that is also a word counts half
        foreach (var word in words.Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries))
        {
            if (BoilerplatePhrases.Networks.Contains(word))
            {
                networks += BoilerplatePhrases.NetworksThatAreWords.Contains(word) ? 1 : 2;
            }
            else if (!BoilerplatePhrases.ShareWords.Contains(word))
            {
                return false;
            }
        }

        return networks > 1;
    }

    private static ReadOnlySpan<char> FirstWord(string words)
    {
        var end = words.AsSpan().IndexOfAny(WordEnds);
        return end < 0 ? words : words.AsSpan(0, end);
    }

    // Where the page goes on to comments or to other articles: the place of the opener, or the end.
    private static int Tail(IReadOnlyList<RawBlock> blocks, bool isDocument)
    {
        var total = blocks.Sum(b => (long)b.Text.Length);
        var behind = 0L;
        var tail = blocks.Count;
        for (var i = blocks.Count - 1; i > 0; i--)
        {
            var text = blocks[i].Text;
            if (text.Length <= MaxLength && OpensTail(text.AsSpan().Trim(TrimmedAway).ToString().ToLowerInvariant()))
            {
                tail = i;
            }

            behind += text.Length;
            if (isDocument && text.Length > MaxLength)
            {
                break; // somebody's words: in a document even an appendix is meant
            }

            if (behind * MaxTailShare > total || text.Length >= Prose && tail == blocks.Count && LooksLikeProse(text))
            {
                break;
            }
        }

        return tail;
    }

    // "Related articles", "More great stories", "More from the harbour".
    private static bool OpensTail(string words) =>
        BoilerplatePhrases.TailOpeners.Contains(words)
        || Array.Exists(BoilerplatePhrases.TailBeginnings, b => words.StartsWith(b, StringComparison.Ordinal))
        || words.Split(' ') is { Length: > 1 and <= 6 } all
            && BoilerplatePhrases.TailFirstWords.Contains(all[0])
            && BoilerplatePhrases.TailLastWords.Contains(all[^1]);

    private static bool LooksLikeProse(string text) => SentenceSplitter.Split(text).Take(2).Count() == 2;

    private static string WithoutLastSentences(string text)
    {
        for (var removed = 0; removed < MaxLastSentences; removed++)
        {
            var cut = text.AsSpan(0, Math.Max(0, text.Length - 1)).LastIndexOfAny(".!?\n");
            if (cut <= 0)
            {
                return text;
            }

            // "… last one. Sorry we are …": a detached stop at the very end ("friend .") is not the cut.
            var last = text[(cut + 1)..].Trim();
            if (last.Length <= 1)
            {
                cut = text.AsSpan(0, cut).LastIndexOfAny(".!?\n");
                last = cut <= 0 ? "" : text[(cut + 1)..].Trim();
            }

            last = last.ToLowerInvariant();
            if (
                last.Length is 0 or > MaxLength
                || !Array.Exists(BoilerplatePhrases.LastSentences, l => last.StartsWith(l, StringComparison.Ordinal))
            )
            {
                return text;
            }

            text = text[..(cut + 1)].TrimEnd();
        }

        return text;
    }
}
