namespace Summarizer.Text.Languages;

/// <summary>
/// What the words of a text say about its language: function words speak for the languages that have them (as in
/// Grefenstette, "Comparing two language identification schemes", 1995), the more the fewer these are; letters that few
/// languages use speak for them a little; a word with a letter outside a language's alphabet speaks against it. The best
/// language must also look like itself: every language has many function words and few foreign letters.
/// </summary>
internal sealed class LanguageEvidence
{
    private const double LeastScore = 4; // less than two or three telling words is no evidence

    // By how much the best language must lead: less than one word of its own is a toss.
    private const double LeastLead = 1;

    // A word that comes again is hardly new evidence: it may be a name, or the text a list.
    private const double RepeatWeight = 0.2;

    // A letter of its own is weaker evidence than a word: names bring letters along.
    private const double LetterWeight = 0.25;

    // A word that the language cannot write weighs about as much as a function word that some languages share.
    private const double ForeignWeight = 1;

    // How much of the function words that its prose usually has a text must have, less the words that the language cannot
    // write. Headings, lists and names have fewer than prose; a language without data has some of its neighbours'.
    private const double LeastOfUsualShare = 0.4;

    // Of a short text no share is exact; a clear lead, as by letters that no neighbour writes, may lack half a word.
    private const double ClearLead = 3;
    private const double HalfAWord = 0.5;

    private static readonly Lazy<LanguageSigns> _collected = new(LanguageSigns.Collect);

    private readonly LanguageSigns _signs = _collected.Value;
    private readonly double[] _scores;
    private readonly int[] _functionWords;
    private readonly int[] _foreignWords;
    private readonly HashSet<LanguageSigns.Users> _seen = new(ReferenceEqualityComparer.Instance);
    private int _words;

    public LanguageEvidence()
    {
        _scores = new double[_signs.Languages.Length];
        _functionWords = new int[_scores.Length];
        _foreignWords = new int[_scores.Length];
    }

    /// <summary>Counts a word in lower case; its apostrophes are made equal in place.</summary>
    public void Add(Span<char> word)
    {
        _words++;
        AddWhole(word);
        var writers = ulong.MaxValue;
        foreach (var c in word)
        {
            if (char.IsAscii(c) || !char.IsLetter(c))
            {
                continue;
            }

            writers &= _signs.Writers.GetValueOrDefault(c, _signs.WritersOfAnyLetter);
            if (_signs.Letters.TryGetValue(c, out var users))
            {
                Credit(users, LetterWeight);
            }
        }

        for (var language = 0; writers != ulong.MaxValue && language < _scores.Length; language++)
        {
            if ((writers & (1UL << language)) == 0)
            {
                _foreignWords[language]++;
                _scores[language] -= ForeignWeight;
            }
        }
    }

    /// <summary>The language that the words speak for; null if they speak for none.</summary>
    public string? Decide()
    {
        var best = 0;
        var second = -1;
        for (var at = 1; at < _scores.Length; at++)
        {
            if (_scores[at] > _scores[best])
            {
                (best, second) = (at, best);
            }
            else if (second < 0 || _scores[at] > _scores[second])
            {
                second = at;
            }
        }

        var lead = _scores[best] - _scores[second];
        var tolerance = lead >= ClearLead ? HalfAWord : 0;
        return
            _scores[best] >= LeastScore
            && lead >= LeastLead
            && _functionWords[best] - _foreignWords[best] + tolerance
                >= LeastOfUsualShare * _signs.UsualShares[best] * _words
            ? _signs.Languages[best]
            : null;
    }

    // A word as a whole, or in its parts: "don't", "l'homme".
    private void AddWhole(Span<char> word)
    {
        var apostrophe = -1;
        for (var at = 0; at < word.Length; at++)
        {
            if (Characters.IsApostrophe(word[at]))
            {
                word[at] = '\'';
                apostrophe = at;
            }
        }

        if (!AddFunctionWord(word) && apostrophe > 0)
        {
            AddFunctionWord(word[..apostrophe]);
            AddFunctionWord(word[(apostrophe + 1)..]);
        }
    }

    private bool AddFunctionWord(ReadOnlySpan<char> word)
    {
        if (!_signs.Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var users))
        {
            return false;
        }

        Credit(users, _seen.Add(users) ? 1 : RepeatWeight);
        foreach (var language in users.Languages)
        {
            _functionWords[language]++;
        }

        return true;
    }

    private void Credit(LanguageSigns.Users users, double factor)
    {
        foreach (var language in users.Languages)
        {
            _scores[language] += factor * users.Weight;
        }
    }
}
