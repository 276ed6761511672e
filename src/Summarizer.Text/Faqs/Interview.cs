using Summarizer.Text.Articles;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Faqs;

/// <summary>The turns of an interview: speech under labels of speakers who take turns. Linear time.</summary>
internal sealed class Interview
{
    private const int LeastTurns = 2; // a label that stands once may be any word with a colon
    private const double AskersShare = 0.5; // a speaker who asks less often does not lead the interview
    private const int LeastQuestionLength = 12; // "Why?" or "Really?" is no question of a digest

    private readonly ArticleText _article;
    private readonly OpeningWords _openings;
    private readonly List<Turn> _turns;

    private Interview(ArticleText article, List<Turn> turns)
    {
        _article = article;
        _openings = OpeningWords.For(article.Language);
        _turns = turns;
    }

    /// <summary>Whether a block belongs to a turn, or introduces the speakers of the first.</summary>
    public bool Covers(Block block) => IndexOfTurn(block) >= 0 || Introduces(block);

    /// <summary>Finds the turns; an article without an interview has none.</summary>
    public static Interview In(ArticleText article)
    {
        var marks = Marks(article);
        var speakers = marks
            .CountBy(m => m.Key, StringComparer.Ordinal)
            .Where(c => c.Value >= LeastTurns || FaqWords.IsQuestionLabel(c.Key) || FaqWords.IsAnswerLabel(c.Key))
            .Select(c => c.Key)
            .ToHashSet(StringComparer.Ordinal);
        marks.RemoveAll(m => !speakers.Contains(m.Key));
        return new(article, speakers.Count < 2 ? [] : Turns(article, marks));
    }

    /// <summary>The questions of those who ask, each with the reply of another speaker, in text order.</summary>
    public IEnumerable<AuthoredFaq> Pairs()
    {
        var askers = Askers();
        for (var i = 0; i + 1 < _turns.Count; i++)
        {
            var (turn, reply) = (_turns[i], _turns[i + 1]);
            if (
                turn.Section == reply.Section
                && turn.Key != reply.Key
                && askers.Contains(turn.Key)
                && !reply.Speech.IsEmpty
                && !(askers.Contains(reply.Key) && Questions.IsQuestion(reply.Speech.In(_article.Text)))
                && QuestionOf(turn) is { } question
            )
            {
                yield return new(
                    question,
                    reply.Speech,
                    FaqWords.IsQuestionLabel(turn.Key) ? PairForm.Faq : PairForm.Interview
                );
            }
        }
    }

    /// <summary>Whether a question needs what was said before it: "How do these change that?"</summary>
    public bool Leans(Stretch question) => _openings.LeansAnywhere(question.In(_article.Text));

    // "Our reporter met Dr. Ruiz to talk about …"
    private bool Introduces(Block block)
    {
        if (block.Index + 1 == _article.Blocks.Count || !IsSpeech(block))
        {
            return false;
        }

        var text = _article.Text.AsSpan(block.Start, block.Length);
        var first = IndexOfTurn(_article.Blocks[block.Index + 1]);
        return first >= 0
            && (
                text.Contains(_turns[first].Key, StringComparison.OrdinalIgnoreCase)
                || (
                    first + 1 < _turns.Count && text.Contains(_turns[first + 1].Key, StringComparison.OrdinalIgnoreCase)
                )
            );
    }

    // The first turn that touches a block, or -1.
    private int IndexOfTurn(Block block)
    {
        var (low, high) = (0, _turns.Count); // the first turn that ends after the block begins
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _turns[middle].Whole.End <= block.Start ? (middle + 1, high) : (low, middle);
        }

        return low < _turns.Count && _turns[low].Whole.Start < block.Start + block.Length ? low : -1;
    }

    // Labels at the start of blocks and of sentences inside them.
    private static List<Mark> Marks(ArticleText article)
    {
        var marks = new List<Mark>();
        foreach (var block in article.Blocks)
        {
            // A line that asks may have been read as a heading.
            if (!IsSpeech(block) && block.Kind is not BlockKind.Heading)
            {
                continue;
            }

            var start = block.Start;
            foreach (var sentence in article.SentencesOf(block).Select(s => s.Start))
            {
                // A label may look like the end of a sentence: "Dr. Ruiz:", "Q. ".
                if (
                    sentence >= start
                    && SpeakerLabel.Of(article.Text.AsSpan(sentence, block.Start + block.Length - sentence))
                        is { } label
                )
                {
                    start = sentence + label.Length;
                    marks.Add(new(label.Key, sentence, start, block.Index));
                }
            }
        }

        return marks;
    }

    private static bool IsSpeech(Block block) =>
        block.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Quote;

    private static List<Turn> Turns(ArticleText article, List<Mark> marks)
    {
        var turns = new List<Turn>(marks.Count);
        var (section, longest) = (0, 0);
        for (var i = 0; i < marks.Count; i++)
        {
            var mark = marks[i];
            var next = i + 1 < marks.Count ? marks[i + 1] : default(Mark?);
            var last = mark.Block; // the last block of the turn
            while (
                last + 1 < article.Blocks.Count
                && IsSpeech(article.Blocks[last + 1])
                && (next is null || last + 1 < next.Value.Block)
            )
            {
                last++;
            }

            // A turn ends where the next begins, be it inside a block.
            var closed = next is { } n && last + 1 == n.Block;
            var sameBlock = next?.Block == mark.Block;
            if (sameBlock || closed)
            {
                longest = Math.Max(longest, last - mark.Block);
            }
            else
            {
                // What follows the last turn of a section may be the author's again: no longer than the others were.
                last = Math.Min(last, mark.Block + longest);
            }

            var end = sameBlock ? next!.Value.Start : article.Blocks[last].StretchOf().End;
            turns.Add(
                new(
                    mark.Key,
                    new Stretch(mark.Start, end).Trim(article.Text),
                    new Stretch(mark.SpeechStart, end).Trim(article.Text),
                    section
                )
            );
            section += sameBlock || closed ? 0 : 1;
        }

        return turns;
    }

    private HashSet<string> Askers() =>
        _turns
            .GroupBy(t => t.Key, StringComparer.Ordinal)
            .Where(g =>
                !FaqWords.IsAnswerLabel(g.Key) && g.Count(t => QuestionOf(t) is not null) >= AskersShare * g.Count()
            )
            .Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);

    // The last question sentences of a turn. One that leans on the statement before it takes that along.
    private Stretch? QuestionOf(Turn turn)
    {
        Stretch? found = null;
        Stretch? before = null;
        foreach (var id in _article.IdsIn(turn.Speech))
        {
            var whole = _article.Sentences[id - 1].StretchOf();
            var sentence = new Stretch(Math.Max(whole.Start, turn.Speech.Start), Math.Min(whole.End, turn.Speech.End));
            if (!Questions.IsQuestion(sentence.In(_article.Text)))
            {
                before = sentence;
                continue;
            }

            found =
                found is { } earlier && !(before?.Start > earlier.Start)
                    ? earlier with
                    {
                        End = sentence.End,
                    }
                    : WithContext(sentence, before);
        }

        return found is { } question && question.End - question.Start >= LeastQuestionLength ? found : null;
    }

    private Stretch WithContext(Stretch question, Stretch? before) =>
        before is { } statement && Leans(question) && !FaqWords.IsCourtesy(statement.In(_article.Text))
            ? question with
            {
                Start = statement.Start,
            }
            : question;

    private readonly record struct Mark(string Key, int Start, int SpeechStart, int Block);

    /// <summary>What one speaker says: with its label, without it, and in which unbroken run of turns.</summary>
    private sealed record Turn(string Key, Stretch Whole, Stretch Speech, int Section);
}
