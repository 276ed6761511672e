using Summarizer.Articles;

namespace Summarizer.Digests;

/// <summary>A sentence of an article.</summary>
/// <param name="Id">Its number in the article, from 1.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Start">Where it starts in the clean text, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Page">The page on which it begins, from 1; absent where the source has no pages.</param>
public sealed record QuotedSentence(int Id, string Text, int Start, int Length, int? Page = null)
{
    internal static QuotedSentence Of(SourceDocument source, SourceSentence sentence) =>
        new(
            sentence.Id,
            source.Text.Substring(sentence.Start, sentence.Length),
            sentence.Start,
            sentence.Length,
            sentence.Page
        );
}

/// <summary>A sentence of an article in its context.</summary>
/// <param name="Title">The article's title.</param>
/// <param name="Language">The primary language subtag, or <c>und</c>.</param>
/// <param name="Heading">The heading above the sentence, if there is one.</param>
/// <param name="Before">The two sentences before it.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="After">The two sentences after it.</param>
/// <param name="Sentences">How many sentences the article has.</param>
public sealed record SentenceInContext(
    string Title,
    string Language,
    string? Heading,
    IReadOnlyList<QuotedSentence> Before,
    QuotedSentence Sentence,
    IReadOnlyList<QuotedSentence> After,
    int Sentences
)
{
    /// <summary>Enough to see what a pronoun refers to.</summary>
    private const int Around = 2;

    /// <summary>A sentence by its number, from 1; null if the text has no such sentence.</summary>
    public static SentenceInContext? Of(SourceDocument source, int id)
    {
        var at = id - 1;
        if (at < 0 || at >= source.Sentences.Count)
        {
            return null;
        }

        QuotedSentence Quote(SourceSentence sentence) => QuotedSentence.Of(source, sentence);
        var sentence = source.Sentences[at];
        var heading = source.Blocks.Take(sentence.Block).LastOrDefault(b => b.Kind is Text.Articles.BlockKind.Heading);
        return new(
            source.Title,
            source.Language,
            heading is null ? null : source.Text.Substring(heading.Start, heading.Length),
            [.. source.Sentences.Take(Math.Max(0, at - Around)..at).Select(Quote)],
            Quote(sentence),
            [.. source.Sentences.Skip(at + 1).Take(Around).Select(Quote)],
            source.Sentences.Count
        );
    }
}
