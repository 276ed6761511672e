using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Languages;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Faqs;

/// <summary>
/// Questions made from headings that ask or can be asked: "How to plant a tree", not "How tides work" or "Is this the
/// end?". The answer is the opening of the text below, if it takes up a word of the heading.
/// </summary>
internal static class HeadingQuestions
{
    // An answer is the first sentences of the section's first paragraph: what a reader gets in one look.
    private const int MostAnswerSentences = 3;

    private const int LeastAnswerLength = 60; // a shorter paragraph introduces what follows and answers nothing
    private const int LongestHeading = 120; // a heading of a word or two more than a question has

    /// <summary>The questions in text order, made as they are asked for.</summary>
    public static IEnumerable<Faq> Of(ArticleText article)
    {
        var patterns = QuestionPatterns.For(article.Language);
        var analyzer = TextAnalyzer.For(article.Language);
        var openings = OpeningWords.For(article.Language);
        for (var i = 0; i + 1 < article.Blocks.Count; i++)
        {
            var (heading, answer) = (article.Blocks[i], article.Blocks[i + 1]);
            if (
                heading.Kind is not BlockKind.Heading
                || heading.Length > LongestHeading
                || answer.Kind is not BlockKind.Paragraph
                || answer.Length < LeastAnswerLength
            )
            {
                continue;
            }

            var sentences = article
                .SentencesOf(answer)
                .TakeWhile(s => !Questions.IsQuestion(s.Span))
                .Take(MostAnswerSentences)
                .ToList();
            if (sentences.Count == 0)
            {
                continue;
            }

            var text = article.Text[sentences[0].Start..sentences[^1].StretchOf().End];
            var title = article.Text.AsSpan(heading.Start, heading.Length).Trim().ToString();
            if (
                patterns.Ask(title, text) is { } question
                && !openings.LeansAnywhere(title)
                && TakesUp(analyzer, title, text)
            )
            {
                yield return new(
                    question,
                    text,
                    [.. sentences.Select(s => s.Id)],
                    Origin.Generated,
                    SupportLevel.Verbatim
                );
            }
        }
    }

    private static bool TakesUp(TextAnalyzer analyzer, string heading, string answer)
    {
        var terms = analyzer.Analyze(heading).Where(t => !t.IsStopWord).Select(t => t.Term).ToHashSet();
        return analyzer.Analyze(answer).Any(t => terms.Contains(t.Term));
    }
}
