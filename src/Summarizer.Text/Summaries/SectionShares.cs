using Summarizer.Text.Articles;

namespace Summarizer.Text.Summaries;

/// <summary>
/// The sections of an article, and how many sentences of a summary are due to each by its length. A longer piece is covered
/// by them: what a section has beyond its due costs.
/// </summary>
internal sealed class SectionShares
{
    private const int Fewest = 3; // sentences; a shorter section goes with the one before it

    private readonly int[] _section;
    private readonly double[] _share;

    public SectionShares(ArticleText article, IReadOnlyList<Sentence> sentences, SentenceTerms terms)
    {
        _section = new int[sentences.Count];
        var words = new List<int> { 0 };
        var since = 0;
        var block = 0;
        for (var at = 0; at < sentences.Count; at++)
        {
            var headed = false;
            for (; block < sentences[at].Block; block++)
            {
                headed |= article.Blocks[block].Kind is BlockKind.Heading;
            }

            if (headed && since >= Fewest)
            {
                words.Add(0);
                since = 0;
            }

            since++;
            words[^1] += terms.Words(at);
            _section[at] = words.Count - 1;
        }

        double all = Math.Max(1, words.Sum());
        _share = [.. words.Select(w => w / all)];
    }

    public int Count => _share.Length;

    public int Of(int sentence) => _section[sentence];

    /// <summary>How much of the text a section is, 0 to 1.</summary>
    public double Share(int section) => _share[section];
}
