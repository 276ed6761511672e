using Summarizer.Text.Grounding.Matching;

namespace Summarizer.Text.Grounding;

/// <summary>Holds a keyword against the article.</summary>
internal static class KeywordCheck
{
    // The score of a keyword whose words stand together in a sentence, but not side by side.
    private const double Scattered = 0.75;

    private const int MaxWords = 16; // the words of a longer keyword beyond these are not looked at

    /// <summary>1 if the article or its title has the keyword or the author gave it; less if it is scattered.</summary>
    public static CheckResult Of(string keyword, SentenceIndex index)
    {
        if (index.Article.AuthorKeywords.Contains(keyword.Trim(), StringComparer.OrdinalIgnoreCase))
        {
            return new(1, Verdict.Supported, [], null);
        }

        var forms = new CommonForms(index);
        var statement = new Statement(keyword, index, forms);
        var passage = new Passage(index, CandidateSentences.Find(index, statement), forms);
        var words = Enumerable.Range(0, Math.Min(MaxWords, statement.Words.Length)).ToList();
        var places = words.ConvertAll(w => WordForms.PlacesOf(statement, w, passage).Select(p => p.Place).ToHashSet());
        var content = words.FindAll(w => statement.Words[w].IsContent);
        if (words.Count == 0)
        {
            return new(0, Verdict.Contradicted, [], "says nothing");
        }

        if (
            places[0]
                .Any(first =>
                    words.TrueForAll(w =>
                        places[w].Contains(first + w) && passage.SentenceOf(first + w) == passage.SentenceOf(first)
                    )
                )
        )
        {
            return new(1, Verdict.Supported, [], null);
        }

        // As it is written, whatever the analyzer makes of it: "The Who" is all stop words, "million" may stand for digits.
        if (StandsInText(keyword.AsSpan().Trim(), index.Article.Text))
        {
            return new(1, Verdict.Supported, [], null);
        }

        if (content.Count == 0)
        {
            return new(0, Verdict.Contradicted, [], $"the article has no '{keyword.Trim()}'");
        }

        var sentences = content.ConvertAll(w => places[w].Select(passage.SentenceOf).ToHashSet());
        if (content.Count > 1 && sentences[0].Any(s => sentences.TrueForAll(other => other.Contains(s))))
        {
            return new(Scattered, Verdict.Supported, [], null);
        }

        var missing = content.Find(w => places[w].Count == 0);
        var has = content.Count(w => places[w].Count > 0);
        var score = SupportScore.Faulty((double)has / content.Count);
        return new(
            score,
            Verdict.Contradicted,
            [],
            has < content.Count
                ? $"the article has no '{statement.Span(missing)}'"
                : $"the article does not have '{keyword.Trim()}' together"
        );
    }

    // With no letter or digit of an alphabet on either side that would make it part of a longer word.
    private static bool StandsInText(ReadOnlySpan<char> keyword, ReadOnlySpan<char> text)
    {
        for (var from = 0; text[from..].IndexOf(keyword, StringComparison.OrdinalIgnoreCase) is >= 0 and var at; )
        {
            var (start, end) = (from + at, from + at + keyword.Length);
            if (
                !(start > 0 && Joins(text[start - 1], text[start]))
                && !(end < text.Length && Joins(text[end - 1], text[end]))
            )
            {
                return true;
            }

            from = start + 1;
        }

        return false;
    }

    private static bool Joins(char left, char right) =>
        char.IsLetterOrDigit(left) && char.IsLetterOrDigit(right) && left < '\u3000' && right < '\u3000'; // Han from there on
}
