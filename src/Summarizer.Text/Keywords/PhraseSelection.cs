namespace Summarizer.Text.Keywords;

/// <summary>Takes phrases in the order of their rating, without near-duplicates, and keeps names whole.</summary>
internal sealed class PhraseSelection(int limit)
{
    // Two phrases that share this part of their words are one keyword: two of three words, three of four or five. One
    // word of two is not: both "inflation" and "inflation rate" may be topics.
    private const double NearDuplicate = 0.6;

    // A phrase that stands within one longer phrase five times of six has that for its usual form.
    private const double MostlyWithin = 1.2;

    private readonly List<Chosen> _chosen = [];

    /// <summary>The chosen phrases, best first.</summary>
    public IReadOnlyList<Chosen> Phrases => _chosen;

    public bool IsFull => _chosen.Count >= limit;

    /// <summary>Takes a keyword that the author gave; the author's choice is not questioned.</summary>
    public void Give(IReadOnlyList<string> terms, bool isName) => _chosen.Add(new(terms, null, 1, isName));

    /// <summary>
    /// Takes a phrase unless it repeats a chosen one. A name takes the place of its own part, and of two phrases of which
    /// one holds the other only the form that is used most stays.
    /// </summary>
    public void Offer(Chosen phrase)
    {
        if (_chosen.Exists(other => Repeats(phrase, other)))
        {
            return;
        }

        var part = _chosen.FindIndex(other => GivesWay(other, phrase));
        if (part >= 0)
        {
            var rating = _chosen[part].Rating;
            _chosen.RemoveAll(other => GivesWay(other, phrase));
            _chosen.Insert(part, phrase with { Rating = rating });
        }
        else if (!IsFull)
        {
            _chosen.Add(phrase);
        }
    }

    private static bool Repeats(Chosen phrase, Chosen other) =>
        Overlap(phrase.Terms, other.Terms) >= NearDuplicate
        || GivesWay(phrase, other)
        || (other.IsGiven && (Holds(other.Terms, phrase.Terms) || IsPartOfName(other, phrase)));

    // A part that mostly stands within the whole.
    private static bool GivesWay(Chosen part, Chosen whole) =>
        IsPartOfName(part, whole)
        || (!part.IsGiven && MostlyWithin * whole.Count >= part.Count && Holds(whole.Terms, part.Terms));

    private static bool IsPartOfName(Chosen part, Chosen name) =>
        part.IsName && name.IsName && Holds(name.Terms, part.Terms);

    // The share of common words among all words of both.
    private static double Overlap(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var common = one.Intersect(other, StringComparer.Ordinal).Count();
        return (double)common / Math.Max(1, one.Count + other.Count - common);
    }

    private static bool Holds(IReadOnlyList<string> whole, IReadOnlyList<string> part)
    {
        for (var at = 0; at + part.Count <= whole.Count; at++)
        {
            if (whole.Skip(at).Take(part.Count).SequenceEqual(part, StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A chosen phrase: its key is null if the author gave it, its rating is 0 to 1; count is how often it stands.</summary>
    public sealed record Chosen(IReadOnlyList<string> Terms, PhraseKey? Key, double Rating, bool IsName, int Count = 1)
    {
        public bool IsGiven => Key is null;
    }
}
