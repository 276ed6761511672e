using Summarizer.Text.Grounding.Matching;

namespace Summarizer.Text.Grounding;

/// <summary>Names the sentences that support a statement best.</summary>
internal static class CitedSentences
{
    // How many sentences one sentence of a statement cites at most: more do not help a reader to check it.
    private const int Max = 4;

    private const double MinShare = 0.15; // a sentence that gives less than this share of the content is not needed

    /// <summary>The indexes of the sentences that the words of content are taken from, most of them first.</summary>
    public static IReadOnlyList<int> Of(Evidence evidence)
    {
        var shares = new SortedDictionary<int, double>();
        var all = 0.0;
        for (var word = 0; word < evidence.Statement.Words.Length; word++)
        {
            var place = evidence.PlaceOf(word);
            if (place < 0)
            {
                continue;
            }

            // Grammar counts too, a little: a statement may have nothing else.
            var said = evidence.Statement.Words[word];
            var weight = said.IsContent ? evidence.Index.WeightOf(said.Term) : 0.01;
            var sentence = evidence.Passage.SentenceOf(place);
            shares[sentence] = shares.GetValueOrDefault(sentence) + weight;
            all += weight;
        }

        return
        [
            .. shares
                .OrderByDescending(s => s.Value)
                .Where((s, at) => at == 0 || s.Value >= MinShare * all)
                .Take(Max)
                .Select(s => s.Key),
        ];
    }
}
