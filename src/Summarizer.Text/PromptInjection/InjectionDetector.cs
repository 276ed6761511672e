using Summarizer.Text.Articles;

namespace Summarizer.Text.PromptInjection;

/// <summary>
/// Finds the sentences of an article that address a language model instead of the readers: "ignore
/// the above", fake system messages, orders about the answer. What only such sentences say is not reported.
/// </summary>
/// <remarks>
/// It is coarse on both sides: an order in plain words may be missed, and a sentence that quotes one
/// may be caught. Neither does harm alone: a sentence that is found is still read and shown; it only supports
/// no claim. What is missed still has to be supported by the article like everything else.
/// </remarks>
public static class InjectionDetector
{
    /// <summary>The ids of such sentences, with those that follow an opening one in the same block or list.</summary>
    public static IReadOnlySet<int> Find(ArticleText article)
    {
        var found = new HashSet<int>();
        var opened = false;
        foreach (var block in article.Blocks)
        {
            opened = opened && GoesOn(article, block);
            for (var i = block.FirstSentence; i < block.FirstSentence + block.SentenceCount; i++)
            {
                var sentence = article.Sentences[i];
                opened = opened || Opens(sentence.Span);
                if (opened || InjectionPatterns.SayOrder.IsMatch(sentence.Span))
                {
                    found.Add(sentence.Id);
                }
            }
        }

        return found;
    }

    // A list is one speech, and so are lines that number themselves like the sentences of a prompt.
    private static bool GoesOn(ArticleText article, Block block) =>
        (block.Kind is BlockKind.ListItem && article.Blocks[block.Index - 1].Kind is BlockKind.ListItem)
        || block.SentenceCount > 0 && InjectionPatterns.FakeNumber.IsMatch(article.Sentences[block.FirstSentence].Span);

    // Each of these begins a speech to the model, which goes on to the end of the block.
    private static bool Opens(ReadOnlySpan<char> sentence) =>
        InjectionPatterns.Override.IsMatch(sentence)
        || InjectionPatterns.FakeFrame.IsMatch(sentence)
        || InjectionPatterns.Address.IsMatch(sentence)
        || InjectionPatterns.OutputOrder.IsMatch(sentence);
}
