using System.Globalization;
using Summarizer.Api;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Index;
using Summarizer.Search.Conditions;
using Summarizer.Search.Words;
using Summarizer.Text.Digests;

namespace Summarizer.Search;

/// <summary>A question that some article answers.</summary>
/// <param name="Question">The question, ending in a question mark.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Citations">The ids of the sentences that support the answer.</param>
/// <param name="Origin">Whether the pair is in the article or was made from it.</param>
/// <param name="Support">What was checked of the answer; absent in a digest from before this was recorded.</param>
/// <param name="Highlights">In search results: where the words are.</param>
/// <param name="Article">The article.</param>
public sealed record FaqResponse(
    string Question,
    string Answer,
    IReadOnlyList<int> Citations,
    Origin Origin,
    SupportLevel? Support,
    IReadOnlyList<Highlight>? Highlights,
    FaqArticle Article
);

/// <summary>The article that answers a question.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">Its language.</param>
/// <param name="Links">Where to find it.</param>
public sealed record FaqArticle(string Id, string Title, string Language, DigestLinks Links);

/// <summary>One page of questions.</summary>
/// <param name="Items">The questions, article by article.</param>
/// <param name="Next">The token for <c>after=</c> that continues the list; absent at its end.</param>
public sealed record FaqPage(IReadOnlyList<FaqResponse> Items, string? Next);

internal sealed class FaqLists(ArticleSearch search, ContinuationTokens tokens)
{
    private const char Separator = '#';

    /// <summary>One page; null if the continuation token is not one of this query.</summary>
    public async Task<FaqPage?> ListAsync(ArticleQuery query, CancellationToken cancellationToken)
    {
        var canonical = "faqs\n" + query.Canonical;
        SearchPlace? place = null;
        var given = 0;
        if (query.After is { } token)
        {
            if (await tokens.UnwrapAsync(token, canonical, cancellationToken) is not { } text)
            {
                return null;
            }

            var separator = text.IndexOf(Separator, StringComparison.Ordinal);
            given = int.Parse(text.AsSpan(0, separator), CultureInfo.InvariantCulture);
            place = SearchPlace.Parse(text[(separator + 1)..]);
        }

        var found = await search.FindAsync(
            query,
            place,
            query.Search is null ? null : WordPlaces.Question,
            cancellationToken
        );
        var items = new List<FaqResponse>();
        foreach (var article in found.Articles)
        {
            // The previous page may have ended in the middle of the first article.
            var skipped = article.Here == place ? given : 0;
            var questions = QuestionsOf(article.Row, found.Search).Skip(skipped).ToList();
            var room = query.Limit - items.Count;
            items.AddRange(questions.Take(room));
            if (questions.Count > room)
            {
                return new(items, await TokenAsync(skipped + room, article.Here, canonical, cancellationToken));
            }
        }

        return new(items, found.Next is { } next ? await TokenAsync(0, next, canonical, cancellationToken) : null);
    }

    private Task<string> TokenAsync(
        int given,
        SearchPlace place,
        string canonical,
        CancellationToken cancellationToken
    ) =>
        tokens.WrapAsync(
            string.Create(CultureInfo.InvariantCulture, $"{given}{Separator}{place}"),
            canonical,
            cancellationToken
        );

    private static IEnumerable<FaqResponse> QuestionsOf(ArticleRow row, SearchText? words)
    {
        if (row.Digest is not { Content: var content })
        {
            return [];
        }

        var article = new FaqArticle(row.Id.Value, content.Title, content.Language, DigestLinks.Of(row.Id));
        return content
            .Faqs.Where(f => words is null || words.Matches(f.Question, content.Language))
            .Select(f => new FaqResponse(
                f.Question,
                f.Answer,
                f.Citations,
                f.Origin,
                f.Support,
                words is null
                    ? null
                    : Highlighter.Of("/question", f.Question, content.Language, words, WordPlaces.Question),
                article
            ));
    }
}
