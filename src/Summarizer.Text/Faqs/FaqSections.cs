using Summarizer.Text.Articles;

namespace Summarizer.Text.Faqs;

/// <summary>
/// The FAQ sections of an article: under a heading that says so, or without one where questions are labelled or the
/// source's markup pairs them with answers. Questions end in a question mark and look alike within a section (all
/// stand alone, all are labelled, or each is the first sentence of its block); what follows is the answer.
/// </summary>
internal sealed class FaqSections
{
    private const int LongestQuestion = 400; // a longer block that ends in a question mark is prose, not a question
    private const int MostQuestionSentences = 3;

    // This many paragraphs of one question each are an interview that sets its questions in bold.
    private const int LeastBareQuestions = 3;

    // Paragraphs that ask now and then are an essay's; in an interview every third or fourth asks.
    private const int MostBlocksAQuestion = 4;

    // The first blocks answer a heading that asks; more than about 100 words are the article itself.
    private const int LongestSection = 700;

    private readonly ArticleText _article;
    private readonly Interview _interview;
    private readonly bool[] _covered;
    private readonly List<AuthoredFaq> _pairs = [];

    private FaqSections(ArticleText article, Interview interview)
    {
        (_article, _interview) = (article, interview);
        _covered = new bool[article.Blocks.Count];
    }

    private enum Style
    {
        Markup,
        Alone,
        ListItem,
        Label,
        FirstSentence,
    }

    public IReadOnlyList<AuthoredFaq> Pairs => _pairs;

    public bool Covers(Block block) => _covered[block.Index];

    /// <summary>Finds the sections; blocks of an interview belong to none.</summary>
    public static FaqSections In(ArticleText article, Interview interview)
    {
        var sections = new FaqSections(article, interview);
        sections.Read();
        return sections;
    }

    private void Read()
    {
        var wholeArticle = FaqWords.IsTitle(_article.Title, alone: false);
        for (var at = 0; at < _article.Blocks.Count; )
        {
            var block = _article.Blocks[at];
            at =
                block.Kind is BlockKind.Question ? ReadMarkup(at)
                : IsTitle(block) ? ReadSection(at + 1, block.Kind is BlockKind.Heading ? block.Level : int.MaxValue)
                : wholeArticle && at == 0 ? ReadSection(at, 0)
                : at + 1;
        }

        if (_pairs.Count == 0)
        {
            ReadBareQuestions();
        }
    }

    private bool IsTitle(Block block) =>
        block.Kind is BlockKind.Heading or BlockKind.Paragraph
        && block.Length <= 120
        && FaqWords.IsTitle(Text(block), alone: block.Kind is BlockKind.Paragraph)
        && !Questions.IsQuestion(Text(block));

    // These read from a block to the end of its section and return the index of the block after it.
    private int ReadMarkup(int first)
    {
        var end = first;
        while (end < _article.Blocks.Count && _article.Blocks[end].Kind is BlockKind.Question or BlockKind.Answer)
        {
            end++;
        }

        Pair(first, end, Style.Markup);
        Array.Fill(_covered, true, first, end - first);
        return end;
    }

    private int ReadSection(int first, int level)
    {
        var end = first;
        while (end < _article.Blocks.Count && !Ends(_article.Blocks[end], level))
        {
            end++;
        }

        if (StyleOf(first, end) is { } style)
        {
            Pair(first, end, style);
            Array.Fill(_covered, true, first, end - first);
        }

        return end;
    }

    private bool Ends(Block block, int level) =>
        _interview.Covers(block)
        || (block.Kind is BlockKind.Heading && block.Level <= level && !Questions.IsQuestion(Text(block)));

    // How the first question of a section looks, which is how all of them do.
    private Style? StyleOf(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            foreach (var style in Enum.GetValues<Style>())
            {
                if (QuestionOf(_article.Blocks[at], style) is not null)
                {
                    return style;
                }
            }
        }

        return null;
    }

    private void Pair(int first, int end, Style style, int longestAnswer = int.MaxValue)
    {
        var found = new List<(Stretch Question, int Block, int Until)>();
        for (var at = first; at < end; at++)
        {
            var block = _article.Blocks[at];
            if (QuestionOf(block, style) is { } question && !OpensAnswer(at, found))
            {
                found.Add((question, at, at + 1));
            }
            else if (
                found.Count > 0
                && found[^1].Until == at
                && IsAnswer(block, style)
                && (at == found[^1].Block + 1 || block.Start + block.Length - found[^1].Question.End <= longestAnswer)
            )
            {
                found[^1] = found[^1] with { Until = at + 1 };
            }
        }

        // What follows the last answer may be the article going on: it is no longer than the others are.
        if (found.Count > 1 && style is not Style.Markup)
        {
            var longest = found.SkipLast(1).Max(f => f.Until - f.Block);
            found[^1] = found[^1] with { Until = Math.Min(found[^1].Until, found[^1].Block + longest) };
        }

        foreach (var (question, block, until) in found)
        {
            var start = Math.Max(
                question.End,
                style is Style.FirstSentence or Style.Label ? 0 : _article.Blocks[block].StretchOf().End
            );
            var answer = Unlabelled(new Stretch(start, _article.Blocks[until - 1].StretchOf().End).Trim(_article.Text));
            if (!answer.IsEmpty)
            {
                _pairs.Add(new(question, answer, PairForm.Faq));
                Array.Fill(_covered, true, block, until - block);
            }
        }
    }

    // Below a heading that asks, "So what?" is the first paragraph of the answer.
    private bool OpensAnswer(int at, List<(Stretch Question, int Block, int Until)> found) =>
        found.Count > 0
        && found[^1].Block == at - 1
        && _article.Blocks[at - 1].Kind is BlockKind.Heading
        && _article.Blocks[at].Kind is BlockKind.Paragraph
        && at + 1 < _article.Blocks.Count
        && _article.Blocks[at + 1].Kind is BlockKind.Paragraph;

    private static bool IsAnswer(Block block, Style style) =>
        style is Style.Markup
            ? block.Kind is BlockKind.Answer
            : block.Kind is not (BlockKind.Heading or BlockKind.Caption);

    // The question that a block is, or starts with; null if it is none in this style.
    private Stretch? QuestionOf(Block block, Style style)
    {
        var text = Text(block);
        var skipped = Questions.NumberLength(text);
        var label =
            SpeakerLabel.Of(text[skipped..]) is { } found && FaqWords.IsQuestionLabel(found.Key) ? found.Length : 0;
        var start = block.Start + skipped + label;
        var whole = block.StretchOf() with { Start = start };
        return style switch
        {
            Style.Markup => block.Kind is BlockKind.Question ? whole : null,
            Style.Label => label > 0 ? OpeningQuestion(block, start) : null,
            Style.FirstSentence => block.Kind is BlockKind.Paragraph or BlockKind.ListItem
                ? OpeningQuestion(block, start)
                : null,
            Style.ListItem => block.Kind is BlockKind.ListItem && label == 0 && IsWhole(block) ? whole : null,
            _ => block.Kind is BlockKind.Heading or BlockKind.Paragraph && label == 0 && IsWhole(block) ? whole : null,
        };
    }

    private bool IsWhole(Block block) =>
        block.Length <= LongestQuestion
        && block.SentenceCount <= MostQuestionSentences
        && Questions.IsQuestion(Text(block));

    // The question sentences that a block opens with.
    private Stretch? OpeningQuestion(Block block, int start)
    {
        var end = start;
        foreach (var sentence in _article.SentencesOf(block))
        {
            if (sentence.StretchOf().End <= start)
            {
                continue;
            }

            if (!Questions.IsQuestion(sentence.Span))
            {
                break;
            }

            end = sentence.StretchOf().End;
        }

        return end > start && end - start <= LongestQuestion ? new(start, end) : null;
    }

    private Stretch Unlabelled(Stretch answer) =>
        SpeakerLabel.Of(answer.In(_article.Text)) is { } label && FaqWords.IsAnswerLabel(label.Key)
            ? answer with
            {
                Start = answer.Start + label.Length,
            }
            : answer;

    // Interviews and explainers without labels or a title: at least a few headings, or paragraphs, that are questions.
    // Where they are the article's body, and not an appendix to it, they stay open to the summary.
    private void ReadBareQuestions()
    {
        foreach (var kind in new[] { BlockKind.Heading, BlockKind.Paragraph })
        {
            var questions = _article
                .Blocks.Where(b => b.Kind == kind && IsWhole(b) && !_interview.Covers(b))
                .Select(b => b.Index)
                .ToList();
            if (
                questions.Count >= LeastBareQuestions
                && (kind is BlockKind.Heading || questions.Count * MostBlocksAQuestion > questions[^1] - questions[0])
            )
            {
                Pair(
                    questions[0],
                    _article.Blocks.Count,
                    Style.Alone,
                    kind is BlockKind.Heading && !AreMostHeadings(questions.Count) ? LongestSection : int.MaxValue
                );
                if (_covered.Count(c => c) * 2 > _covered.Length)
                {
                    Array.Clear(_covered);
                }

                return;
            }
        }
    }

    // Then the article is a list of questions, and what follows one is its answer, however long.
    private bool AreMostHeadings(int questions) =>
        questions * 3 >= _article.Blocks.Count(b => b.Kind is BlockKind.Heading) * 2;

    private ReadOnlySpan<char> Text(Block block) => _article.Text.AsSpan(block.Start, block.Length);
}
