using System.Collections.Frozen;
using System.Globalization;

namespace Summarizer.Text.Languages;

/// <summary>One step of a <see cref="SuffixStemmer"/>: takes off the longest suffix that fits, or none.</summary>
internal sealed class SuffixStep
{
    // How much of a word must remain unless its rule says otherwise: the light stemmers' usual bound.
    private const int DefaultRest = 3;

    private readonly string[] _source;
    private Rule[]?[]? _byLength;

    /// <summary>
    /// A step with rules <c>suffix</c> or <c>suffix&gt;replacement</c>, either with <c>@rest</c>, the number of
    /// characters that must remain before the suffix. They are parsed at first use.
    /// </summary>
    public SuffixStep(string[] source) => _source = source;

    private readonly record struct Rule(string Suffix, string Replacement, int Rest);

    /// <summary>Applies the step to the first <paramref name="length"/> characters; answers the new length.</summary>
    public int Apply(Span<char> word, int length)
    {
        var byLength = _byLength ??= Parse();
        for (var size = Math.Min(byLength.Length - 1, length - 1); size > 0; size--)
        {
            var rules = byLength[size];
            if (rules is null)
            {
                continue;
            }

            var ending = word[(length - size)..length];
            foreach (var rule in rules)
            {
                if (ending[0] == rule.Suffix[0] && length - size >= rule.Rest && ending.SequenceEqual(rule.Suffix))
                {
                    rule.Replacement.CopyTo(word[(length - size)..]);
                    return length - size + rule.Replacement.Length;
                }
            }
        }

        return length;
    }

    // Longest suffixes are tried first.
    private Rule[]?[] Parse()
    {
        var rules = Array.ConvertAll(_source, ParseRule);
        var byLength = new Rule[]?[rules.Max(r => r.Suffix.Length) + 1];
        foreach (var group in rules.GroupBy(r => r.Suffix.Length))
        {
            byLength[group.Key] = [.. group];
        }

        return byLength;
    }

    private static Rule ParseRule(string source)
    {
        var (rule, rest) = source.Split('@') is [var head, var number]
            ? (head, int.Parse(number, CultureInfo.InvariantCulture))
            : (source, DefaultRest);
        var (suffix, replacement) = rule.Split('>') is [var from, var to] ? (from, to) : (rule, "");
        return new(Fold(suffix), Fold(replacement), rest);
    }

    private static string Fold(string text)
    {
        Span<char> folded = stackalloc char[2 * text.Length];
        return folded[..Characters.Fold(text, folded)].ToString();
    }
}

/// <summary>
/// A light stemmer (Savoy, "Light stemming approaches for the French, Portuguese, German and Hungarian languages",
/// 2006; Dolamic and Savoy for Slavic languages, 2009; Larkey, Ballesteros and Connell for Arabic, 2002): takes off
/// endings of number, gender, case and person by the rules in a language's data file, and leaves word formation alone.
/// </summary>
internal sealed class SuffixStemmer(FrozenSet<string> prefixes, IReadOnlyList<SuffixStep> steps) : IStemmer
{
    private const int RestAfterPrefix = 3; // what must remain after a prefix: Arabic roots have three letters

    private readonly string[] _prefixes =
    [
        .. prefixes.OrderByDescending(p => p.Length).ThenBy(p => p, StringComparer.Ordinal),
    ];

    public int Stem(Span<char> word, int length)
    {
        foreach (var prefix in _prefixes)
        {
            if (length - prefix.Length >= RestAfterPrefix && word[..length].StartsWith(prefix))
            {
                word[prefix.Length..length].CopyTo(word);
                length -= prefix.Length;
                break;
            }
        }

        foreach (var step in steps)
        {
            length = step.Apply(word, length);
        }

        return length;
    }
}
