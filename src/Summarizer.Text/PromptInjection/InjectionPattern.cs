using System.Buffers;
using System.Text.RegularExpressions;

namespace Summarizer.Text.PromptInjection;

/// <summary>
/// A pattern that is tried only where one of its words stands: most sentences of most articles have none. It takes time
/// linear in the text, whatever the text.
/// </summary>
internal sealed class InjectionPattern
{
    private readonly SearchValues<string> _words;
    private readonly Regex _regex;

    /// <summary>Makes a pattern.</summary>
    /// <param name="words">Strings of which every match holds at least one.</param>
    /// <param name="pattern">The pattern.</param>
    public InjectionPattern(string[] words, string pattern)
    {
        _words = SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
        _regex = new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>Whether the pattern may match anywhere in a text.</summary>
    public bool MayMatch(ReadOnlySpan<char> text) => text.ContainsAny(_words);

    /// <summary>Whether the pattern matches a sentence.</summary>
    public bool IsMatch(ReadOnlySpan<char> sentence) => sentence.ContainsAny(_words) && _regex.IsMatch(sentence);
}
