using Summarizer.Text.Articles;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Summaries;

/// <summary>
/// What can be shown of an article: for each sentence those that must stand beside it, since it leans on them ("But he
/// refused.") or ends a quotation that they began.
/// </summary>
internal sealed class Passages
{
    private const int Longest = 3; // sentences; a longer chain would fill the summary by itself

    private static readonly (int First, int Last) NotShown = (0, -1);

    private readonly (int First, int Last)[] _spans;
    private readonly int[] _skip;
    private readonly Quotations _quotations;
    private readonly IReadOnlyList<Sentence> _sentences;

    /// <summary>Reads the candidates for a summary, in text order; sentences go by their index among them.</summary>
    public Passages(ArticleText article, IReadOnlyList<Sentence> sentences)
    {
        _sentences = sentences;
        _quotations = new(article);
        _spans = new (int, int)[sentences.Count];
        _skip = new int[sentences.Count];
        var barred = new BarredSentences(article);
        var isHidden = sentences.Select(s => barred.Contains(s) || _quotations.IsBroken(s.Id - 1)).ToArray();
        var openings = OpeningWords.For(article.Language);
        for (var at = 0; at < sentences.Count; at++)
        {
            var id = sentences[at].Id - 1;
            var (first, last) = _quotations.Around(id);
            (first, last) = (at - (id - first), at + (last - id));
            if (first < 0 || last >= sentences.Count || isHidden.AsSpan(first..(last + 1)).Contains(true))
            {
                _spans[at] = NotShown;
                continue;
            }

            if (first < at)
            {
                // What its first sentence leans on, the whole quotation leans on.
                _spans[at] = IsShowable(first) ? (_spans[first].First, last) : NotShown;
                continue;
            }

            _skip[at] = openings.Removable(sentences[at].Span);
            var kind = openings.Of(sentences[at].Span[_skip[at]..]);
            if (kind is OpeningKind.Free || at == 0)
            {
                _spans[at] = (at, last);
                continue;
            }

            _skip[at] = 0;
            _spans[at] = IsShowable(at - 1) && Follows(article, at) ? (_spans[at - 1].First, last) : NotShown;
        }

        var any = false;
        for (var at = 0; at < sentences.Count; at++)
        {
            if (_spans[at].Last - _spans[at].First >= Longest)
            {
                _spans[at] = NotShown;
            }

            any |= IsShowable(at);
        }

        // An article of nothing else has a summary too.
        for (var at = 0; at < sentences.Count && !any; at++)
        {
            _spans[at] = (at, at);
        }
    }

    /// <summary>Whether a summary can show the sentence at all.</summary>
    public bool IsShowable(int sentence) => _spans[sentence].Last >= sentence;

    /// <summary>The sentences that are shown if this one is, itself included.</summary>
    public (int First, int Last) With(int sentence) => _spans[sentence];

    /// <summary>How many characters a sentence loses at its beginning where the one before it is not shown.</summary>
    public int Skip(int sentence) => _skip[sentence];

    /// <summary>Whether the sentence goes on with a quotation of the one before it.</summary>
    public bool ContinuesQuotation(int sentence) =>
        _quotations.Around(_sentences[sentence].Id - 1).First < _sentences[sentence].Id - 1;

    // Directly: in the same paragraph, or in the next one.
    private bool Follows(ArticleText article, int at)
    {
        var (before, sentence) = (_sentences[at - 1], _sentences[at]);
        return before.Id + 1 == sentence.Id
            && (
                before.Block == sentence.Block
                || (
                    article.BlockOf(before).Kind is BlockKind.Paragraph
                    && article.BlockOf(sentence).Kind is BlockKind.Paragraph
                )
            );
    }
}
