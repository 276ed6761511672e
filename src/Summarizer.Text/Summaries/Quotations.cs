using System.Buffers;
using Summarizer.Text.Articles;

namespace Summarizer.Text.Summaries;

/// <summary>
/// The quotations of an article that reach over several sentences. Half of one says what nobody said, so its sentences are
/// shown together or not at all; one that never opens or never closes is not shown.
/// </summary>
internal sealed class Quotations
{
    private const int Longest = 12; // sentences; a mark that is not closed in as many is a slip of the pen

    private static readonly SearchValues<char> Marks = SearchValues.Create("\"“”„«»「」『』");

    private readonly Dictionary<int, (int First, int Last)> _spans = [];
    private readonly HashSet<int> _broken = [];

    /// <summary>Reads all blocks; sentences go by their index in the article.</summary>
    public Quotations(ArticleText article)
    {
        foreach (var block in article.Blocks)
        {
            if (article.Text.AsSpan(block.Start, block.Length).ContainsAny(Marks))
            {
                Read(article, block);
            }
        }
    }

    /// <summary>The sentences that share a quotation with this one, itself included.</summary>
    public (int First, int Last) Around(int sentence) => _spans.GetValueOrDefault(sentence, (sentence, sentence));

    /// <summary>Whether the sentence has a mark without its fellow.</summary>
    public bool IsBroken(int sentence) => _broken.Contains(sentence);

    private void Read(ArticleText article, Block block)
    {
        var end = block.FirstSentence + block.SentenceCount;
        for (var at = block.FirstSentence; at < end; at++)
        {
            var open = '\0';
            if (!Follow(article.Sentences[at].Span, ref open))
            {
                _broken.Add(at);
                continue;
            }

            if (open == '\0')
            {
                continue;
            }

            var last = at + 1;
            var limit = Math.Min(end, at + Longest);
            while (last < limit && Follow(article.Sentences[last].Span, ref open) && open != '\0')
            {
                last++;
            }

            if (last < limit && open == '\0')
            {
                for (var within = at; within <= last; within++)
                {
                    _spans[within] = (at, last);
                }

                at = last;
            }
            else
            {
                _broken.Add(at);
            }
        }
    }

    // Follows the marks of a sentence; false if one closes what is not open. Opened and closed within the other kind of
    // marks is no business of ours.
    private static bool Follow(ReadOnlySpan<char> sentence, ref char open)
    {
        var whole = true;
        for (var at = 0; sentence[at..].IndexOfAny(Marks) is >= 0 and var step; at++)
        {
            at += step;
            var mark = sentence[at];
            if (mark == '"' && IsInsideWord(sentence, at))
            {
                continue; // a Hebrew acronym
            }

            if (open != '\0')
            {
                open = Closes(open, mark) && !(mark == open && mark is '"' or '”' && Opens(sentence, at)) ? '\0' : open;
            }
            else if (mark is '」' or '』' || (mark is '"' or '”' && !Opens(sentence, at)))
            {
                // Inches and seconds are no quotations.
                whole &= mark == '"' && at > 0 && char.IsAsciiDigit(sentence[at - 1]);
            }
            else
            {
                open = mark;
            }
        }

        return whole;
    }

    private static bool Closes(char open, char mark) =>
        open switch
        {
            '"' => mark is '"' or '”',
            '“' => mark is '”' or '"',
            '”' => mark is '”' or '"', // as in Swedish and Finnish
            '„' => mark is '“' or '”' or '"',
            '«' => mark == '»',
            '»' => mark is '«' or '»',
            '「' => mark == '」',
            _ => mark == '』',
        };

    private static bool IsInsideWord(ReadOnlySpan<char> sentence, int at) =>
        at > 0 && at + 1 < sentence.Length && char.IsLetter(sentence[at - 1]) && char.IsLetter(sentence[at + 1]);

    private static bool Opens(ReadOnlySpan<char> sentence, int at) =>
        at == 0 || (at + 1 < sentence.Length && !char.IsWhiteSpace(sentence[at + 1]) && !IsInWord(sentence[at - 1]));

    private static bool IsInWord(char c) =>
        char.IsLetterOrDigit(c) || c is '.' or ',' or '!' or '?' or '…' or '%' or '’';
}
