using Summarizer.Text.Articles;

namespace Summarizer.Text.Grounding.Quantities;

/// <summary>A number of an article or, with the sentence <see cref="Title"/>, of its title; its place is in that text.</summary>
internal readonly record struct ArticleQuantity(Quantity Quantity, int Sentence)
{
    public const int Title = -2;
}

/// <summary>All numbers of an article and its title, by place and by value.</summary>
internal sealed class ArticleQuantities
{
    // A number stands for others up to this factor above and below: "over 500" for 750.
    private const decimal Widest = 1.7m;

    private const int MostLookedAt = 2048; // numbers of one range: no look-up walks over a table of figures

    private readonly ArticleText _article;
    private readonly ArticleQuantity[] _inOrder;
    private readonly ArticleQuantity[] _byValue;
    private readonly decimal[] _values;

    /// <summary>Reads the numbers of an article without the sentences of some ids.</summary>
    public ArticleQuantities(ArticleText article, IReadOnlySet<int> leftOut)
    {
        _article = article;
        _inOrder =
        [
            .. Read(article.Title).Select(q => new ArticleQuantity(q, ArticleQuantity.Title)),
            .. InSentences(article, Read(article.Text)).Where(q => !leftOut.Contains(q.Sentence + 1)),
        ];
        _byValue =
        [
            .. _inOrder
                .Concat(
                    _inOrder
                        .Where(q => q.Quantity.Other is not null)
                        .Select(q => q with { Quantity = q.Quantity with { Value = q.Quantity.Other!.Value } })
                )
                .OrderBy(q => q.Quantity.Value),
        ];
        HasTimes = _inOrder.Any(q => q.Quantity.Unit is Quantity.Time);
        _values = [.. _byValue.Select(q => q.Quantity.Value)];

        List<Quantity> Read(string text) => QuantityReader.Read(text, article.Language, everyReading: true);
    }

    /// <summary>Whether the article gives a time of day in figures.</summary>
    public bool HasTimes { get; }

    /// <summary>The numbers that a number of a statement may stand for.</summary>
    public IEnumerable<ArticleQuantity> Matching(Quantity said) =>
        Ranges(said).SelectMany(Between).Where(q => said.Matches(q.Quantity));

    /// <summary>The numbers of a sentence, in order.</summary>
    public IEnumerable<ArticleQuantity> In(int sentence)
    {
        var (low, high) = (0, _inOrder.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _inOrder[middle].Sentence < sentence ? (middle + 1, high) : (low, middle);
        }

        for (var at = low; at < _inOrder.Length && _inOrder[at].Sentence == sentence; at++)
        {
            yield return _inOrder[at];
        }
    }

    public string Written(ArticleQuantity quantity) =>
        (quantity.Sentence == ArticleQuantity.Title ? _article.Title : _article.Text).Substring(
            quantity.Quantity.Start,
            quantity.Quantity.Length
        );

    private static IEnumerable<(decimal Low, decimal High)> Ranges(Quantity said)
    {
        yield return (said.Value / Widest, said.Value * Widest);
        if (said.Other is { } other)
        {
            yield return (other, other);
        }

        // "2 p.m." and "at two", in either half of the day.
        var hours = said.Unit is Quantity.Time ? said.Value / 60 : said.Value * 60;
        var half = said.Unit is Quantity.Time ? 12 : 720;
        yield return (hours, hours);
        yield return (hours + half, hours + half);
        yield return (hours - half, hours - half);
        if (said.Unit is Quantity.Time)
        {
            yield return (said.Value + 720, said.Value + 720);
            yield return (said.Value - 720, said.Value - 720);
        }
    }

    private IEnumerable<ArticleQuantity> Between((decimal Low, decimal High) range)
    {
        var at = Array.BinarySearch(_values, range.Low);
        at = at < 0 ? ~at : at;
        while (at > 0 && _values[at - 1] == range.Low)
        {
            at--;
        }

        var last = Math.Min(_values.Length, at + MostLookedAt);
        for (; at < last && _values[at] <= range.High; at++)
        {
            yield return _byValue[at];
        }
    }

    private static IEnumerable<ArticleQuantity> InSentences(ArticleText article, List<Quantity> quantities)
    {
        var sentence = 0;
        foreach (var quantity in quantities)
        {
            while (sentence + 1 < article.Sentences.Count && article.Sentences[sentence + 1].Start <= quantity.Start)
            {
                sentence++;
            }

            yield return new(quantity, sentence);
        }
    }
}
