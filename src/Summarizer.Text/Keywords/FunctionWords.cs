using Summarizer.Text.Articles;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Keywords;

/// <summary>
/// The words that most likely have no content, taken from the text itself where a language has no data: short ones that
/// stand in many sentences.
/// </summary>
internal sealed class FunctionWords
{
    private const int FewestSentences = 8; // fewer say nothing about a word
    private const int Shortest = 3; // letters; one of so many stands in one sentence of fifteen
    private const int Longest = 5; // letters; one of so many in one of seven
    private const int ShortEvery = 15;
    private const int LongEvery = 7;
    private const int Least = 3; // sentences

    private readonly ArticleTerms _terms;
    private readonly int _sentences;

    private FunctionWords(ArticleTerms terms, int sentences) => (_terms, _sentences) = (terms, sentences);

    /// <summary>The words of an article; null where its language has data.</summary>
    public static FunctionWords? Of(ArticleText article, ArticleTerms terms) =>
        Language.For(article.Language).StopWords.Count == 0 && article.Sentences.Count >= FewestSentences
            ? new(terms, article.Sentences.Count)
            : null;

    public bool Contains(int term) =>
        _terms.Text(term).Length <= Longest
        && _terms.SentenceFrequency(term) * (_terms.Text(term).Length <= Shortest ? ShortEvery : LongEvery)
            >= Math.Max(_sentences, Least * LongEvery);
}
