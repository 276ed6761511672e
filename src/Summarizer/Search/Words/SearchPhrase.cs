using Summarizer.Articles;
using Summarizer.Index;
using Summarizer.Text.Languages;

namespace Summarizer.Search.Words;

/// <summary>Words in quotes: exactly these, one after the other.</summary>
/// <param name="Words">The words without case and accents.</param>
/// <param name="Places">Where they have to stand.</param>
/// <param name="IsExcluded">Whether no article with them is wanted.</param>
internal sealed record SearchPhrase(IReadOnlyList<string> Words, WordPlaces Places, bool IsExcluded)
{
    private static readonly TextAnalyzer _plain = TextAnalyzer.For(SearchWord.NoLanguage);

    public bool IsIn(Digest digest) =>
        DigestField.Of(digest).Any(field => Places.HasFlag(field.Place) && IsIn(field.Text));

    public bool IsIn(string text)
    {
        var words = _plain.Analyze(text);
        for (var start = 0; start + Words.Count <= words.Count; start++)
        {
            var length = 0;
            while (length < Words.Count && words[start + length].Term == Words[length])
            {
                length++;
            }

            if (length == Words.Count)
            {
                return true;
            }
        }

        return false;
    }
}
