using Summarizer.Text.Grounding.Matching;

namespace Summarizer.Text.Grounding.Facts;

/// <summary>What the article leaves open must not be told as done: "has to approve" is not "has approved".</summary>
internal static class HedgeFacts
{
    private const double MinShare = 0.5; // share of the content of a statement that the sentence must have
    private const int Reach = 3; // how many words before the verb a hedge may stand

    public static string? FaultOf(Evidence evidence)
    {
        var statement = evidence.Statement;
        for (var word = 0; word < statement.Words.Length; word++)
        {
            if (evidence.Words.IsHedge(statement.Span(word)))
            {
                return null;
            }
        }

        if (evidence.BestSentence is not { Share: >= MinShare } best)
        {
            return null;
        }

        for (var verb = 1; verb < statement.Words.Length; verb++)
        {
            if (
                statement.Words[verb].Role is WordRole.Content
                && evidence.Words.IsPerfect(statement.Span(verb - 1))
                && HedgeAt(evidence, statement.Words[verb].Term, best.Sentence) is { } hedged
            )
            {
                return $"says '{statement.Written(verb - 1, verb)}' where the article has '{hedged}'";
            }
        }

        return null;
    }

    // The verb with its hedge, if the sentence has it only so.
    private static string? HedgeAt(Evidence evidence, int verb, int sentence)
    {
        string? hedged = null;
        foreach (var place in evidence.Passage.PlacesIn(sentence).Where(p => evidence.Passage[p].Term == verb))
        {
            var hedge = place - 1;
            while (
                hedge >= 0
                && place - hedge <= Reach
                && evidence.Passage.SentenceOf(hedge) == sentence
                && !evidence.Words.IsHedge(evidence.Passage.Span(hedge))
                && !evidence.Words.IsHedge(evidence.Passage.Written(hedge, hedge + 1)) // "has to"
            )
            {
                hedge--;
            }

            if (hedge < 0 || place - hedge > Reach || evidence.Passage.SentenceOf(hedge) != sentence)
            {
                return null;
            }

            hedged = evidence.Passage.Written(hedge, place);
        }

        return hedged;
    }
}
