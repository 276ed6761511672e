using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Index;
using Summarizer.Search.Words;
using Summarizer.Text.Languages;

namespace Summarizer.Search;

/// <summary>What of a search is shown with an article: where its digest has the words, or the sentence of its text that does.</summary>
internal sealed class SearchMatches(SourceStore sources)
{
    private const string SnippetPointer = "/matched/snippet";
    private const int LongestSnippet = 300;

    /// <summary>How much of a long sentence stands before its first hit.</summary>
    private const int BeforeHit = 60;

    /// <summary>What the article has, and the highlights. The text is read only if the digest does not have all the words.</summary>
    public async Task<(SearchMatch Match, IReadOnlyList<Highlight> Highlights)> OfAsync(
        FoundArticle found,
        SearchText search,
        IReadOnlyList<int> rarities,
        CancellationToken cancellationToken
    )
    {
        var digest = found.Row.Digest!;
        var language = digest.Content.Language;
        var hit = found.Hit;
        var words = search.Words.Where((_, at) => (hit.Words & (1u << at)) != 0).ToList();
        var highlights = Highlighter.Of(digest, search);
        var match = new SearchMatch(hit.HasAll, [.. words.Select(w => w.Typed).Distinct()], null, null);
        if (words.TrueForAll(word => IsIn(digest, word)))
        {
            return (match with { Sentence = CitedAt(digest, highlights) }, highlights);
        }

        if (
            await sources.ReadAsync(found.Row.Id, digest.Revision, cancellationToken) is not { } source
            || BestSentence.Of(source, language, search, rarities) is not { } sentence
        )
        {
            return (match, highlights);
        }

        var snippet = Cut(source.Text.Substring(sentence.Start, sentence.Length), language, search);
        var marks = Highlighter.Of(SnippetPointer, snippet, language, search, WordPlaces.Text);
        return (match with { Sentence = sentence.Id, Snippet = snippet }, [.. highlights, .. marks]);
    }

    /// <summary>The word as an article has it that was found in place of a misspelt one.</summary>
    public static string? Found(DigestResponse item, SearchWord word)
    {
        var texts = item.Matched?.Snippet is { } snippet ? [snippet] : Enumerable.Empty<string>();
        texts = texts
            .Append(item.Title!)
            .Concat(item.Keywords!.Select(k => k.Text))
            .Concat(item.Summary!.Claims.Select(c => c.Text))
            .Concat(item.Faqs!.SelectMany(f => new[] { f.Question, f.Answer }));
        var analyzer = TextAnalyzer.For(item.Language!);
        return texts
            .SelectMany(text =>
                analyzer
                    .Analyze(text)
                    .Where(token => word.Means(item.Language!, token, text))
                    .Select(token => text.Substring(token.Start, token.Length))
            )
            .FirstOrDefault();
    }

    private static bool IsIn(Digest digest, SearchWord word)
    {
        var language = digest.Content.Language;
        var analyzer = TextAnalyzer.For(language);
        return DigestField
            .Of(digest)
            .Any(field => analyzer.Analyze(field.Text).Any(token => word.Means(language, token, field.Text)));
    }

    // The first statement that was hit rests on it.
    private static int? CitedAt(Digest digest, IReadOnlyList<Highlight> highlights)
    {
        for (var at = 0; at < digest.Content.Summary.Count; at++)
        {
            var pointer = FormattableString.Invariant($"/summary/claims/{at}/text");
            if (highlights.Any(h => h.In == pointer) && digest.Content.Summary[at].Citations is [var first, ..])
            {
                return first;
            }
        }

        return null;
    }

    private static string Cut(string sentence, string language, SearchText search)
    {
        if (sentence.Length <= LongestSnippet)
        {
            return sentence;
        }

        var hit = Highlighter.Of("", sentence, language, search, WordPlaces.Text) is [var first, ..] ? first.Start : 0;
        var start = hit <= BeforeHit ? 0 : sentence.IndexOf(' ', hit - BeforeHit, BeforeHit) + 1;
        start = start == 0 && hit > BeforeHit ? hit : start;
        var length = Math.Min(LongestSnippet, sentence.Length - start);
        var end = start + length;
        if (end < sentence.Length)
        {
            var blank = sentence.LastIndexOf(' ', end - 1, length);
            end = blank > hit ? blank : end;
            end -= char.IsHighSurrogate(sentence[end - 1]) ? 1 : 0;
        }

        return $"{(start > 0 ? "… " : "")}{sentence[start..end]}{(end < sentence.Length ? " …" : "")}";
    }
}
