using System.Buffers;
using Summarizer.Text.Articles;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Summaries;

/// <summary>
/// Costs of sentences that do not suit a summary: they cannot stand alone, or are no statements of the author. Scores
/// reach from 0 to about 1. Measured on news, the choice of sentences keeps or raises ROUGE; the order is an editor's.
/// </summary>
internal sealed class SentenceWeakness(ArticleText article)
{
    private const double LeaningCost = 0.35;
    private const double LinkedCost = 0.15;
    private const double QuestionCost = 0.45;
    private const double BareQuoteCost = 0.3; // a quotation from end to end: who says so stands elsewhere
    private const double QuoteCost = 0.15; // it opens with a quotation but goes on to name the speaker

    // "In focus: the mayor opens the bridge", "Reporter: Thank you": a caption's or a speaker's label.
    private const double LabelCost = 0.25;

    private const double UnfinishedCost = 0.3; // a phrase from a list or a table of contents, or "The reasons are:"
    private const int FewWords = 8; // fewer words say too little to stand for an article
    private const double FewWordsCost = 0.5;

    // More words are hardly a sentence: a line without stops, a table that lost its cells.
    private const int ManyWords = 80;
    private const double ManyWordsCost = 0.5;
    private const int LongestLabel = 30; // a label is one to a few words: "Ms. Ana de la Cruz:" at the most

    private static readonly SearchValues<char> Stops = SearchValues.Create(" .,!?…。、");
    private static readonly SearchValues<char> NotInLabels = SearchValues.Create("\"“”„«»,;");

    private readonly OpeningWords _openings = OpeningWords.For(article.Language);

    /// <summary>The sum of the costs of a sentence without its first characters, 0 if nothing speaks against it.</summary>
    public double Of(Sentence sentence, int words, int skip = 0)
    {
        var span = sentence.Span[skip..];
        return OfBlock(article.BlockOf(sentence).Kind)
            + _openings.Of(span) switch
            {
                OpeningKind.Leaning => LeaningCost,
                OpeningKind.Linked => LinkedCost,
                _ => 0,
            }
            + (IsLead(sentence, words) ? 0 : OfEnd(span))
            + OfQuote(span)
            + (IsLabelled(span) ? LabelCost : 0)
            + (words < FewWords ? FewWordsCost : 0)
            + (words > ManyWords ? ManyWordsCost : 0);
    }

    // The lead above an article often has no stop.
    private bool IsLead(Sentence sentence, int words) =>
        sentence.Id == 1
        && words >= FewWords
        && article.Blocks.Count > 1
        && article.Blocks[0] is { Kind: BlockKind.Paragraph, SentenceCount: 1 };

    private static double OfBlock(BlockKind kind) =>
        kind switch
        {
            BlockKind.Paragraph => 0,
            BlockKind.Answer => 0.2,
            BlockKind.ListItem => 0.2,
            BlockKind.Quote => 0.3,
            BlockKind.Question => 0.5,
            BlockKind.Caption => 0.5,
            BlockKind.TableRow => 0.7,
            _ => 1,
        };

    private static double OfEnd(ReadOnlySpan<char> sentence)
    {
        var end = sentence.TrimEnd(")]}\"'”’»」』 ");
        return end.IsEmpty ? UnfinishedCost
            : end[^1] is '?' or '？' or '؟' ? QuestionCost
            : end[^1] is '.' or '!' or '…' or '。' or '！' or '．' or '।' or '॥' or '۔' ? 0
            : UnfinishedCost;
    }

    private static double OfQuote(ReadOnlySpan<char> sentence)
    {
        var closers = sentence[0] switch
        {
            '"' => "\"",
            '“' => "”\"",
            '„' => "“”\"",
            '«' => "»",
            '»' => "«",
            '‘' or '\'' => "’'",
            '「' => "」",
            '『' => "』",
            _ => "",
        };
        if (closers.Length == 0)
        {
            return 0;
        }

        var close = sentence[1..].LastIndexOfAny(closers);
        var said = close < 0 ? [] : sentence[(close + 2)..];
        return said.ContainsAnyExcept(Stops) ? QuoteCost : BareQuoteCost;
    }

    private static bool IsLabelled(ReadOnlySpan<char> sentence)
    {
        var colon = sentence[..Math.Min(sentence.Length, LongestLabel)].IndexOfAny(":：");
        return colon > 0
            && colon + 1 < sentence.Length
            && !char.IsDigit(sentence[colon + 1])
            && !sentence[..colon].ContainsAny(NotInLabels);
    }
}
