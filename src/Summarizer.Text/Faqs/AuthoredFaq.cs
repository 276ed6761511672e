using Summarizer.Text.Articles;

namespace Summarizer.Text.Faqs;

/// <summary>A stretch of an article's clean text, in UTF-16 units; the end is not part of it.</summary>
internal readonly record struct Stretch(int Start, int End)
{
    public bool IsEmpty => End <= Start;

    public Stretch Trim(string text)
    {
        var (start, end) = (Start, End);
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new(start, end);
    }

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, End - Start);
}

/// <summary>How an article holds a question with its answer. Pairs of the first kinds come first in a digest.</summary>
internal enum PairForm
{
    Faq, // in an FAQ section, or paired by the source's markup
    Interview, // in an interview
}

/// <summary>A question in the article with its answer, without labels; the answer may span blocks.</summary>
internal sealed record AuthoredFaq(Stretch Question, Stretch Answer, PairForm Form);

internal static class ArticleStretches
{
    public static Stretch StretchOf(this Block block) => new(block.Start, block.Start + block.Length);

    public static Stretch StretchOf(this Sentence sentence) => new(sentence.Start, sentence.Start + sentence.Length);

    public static IEnumerable<Sentence> SentencesOf(this ArticleText article, Block block)
    {
        for (var i = block.FirstSentence; i < block.FirstSentence + block.SentenceCount; i++)
        {
            yield return article.Sentences[i];
        }
    }

    /// <summary>The ids of the sentences that a stretch touches, ascending.</summary>
    public static int[] IdsIn(this ArticleText article, Stretch stretch)
    {
        // The first sentence that ends after the stretch begins.
        var (low, high) = (0, article.Sentences.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) =
                article.Sentences[middle].StretchOf().End <= stretch.Start ? (middle + 1, high) : (low, middle);
        }

        return
        [
            .. Enumerable
                .Range(low, article.Sentences.Count - low)
                .TakeWhile(i => article.Sentences[i].Start < stretch.End)
                .Select(i => article.Sentences[i].Id),
        ];
    }
}
