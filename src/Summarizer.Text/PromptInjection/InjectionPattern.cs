using System.Buffers;
using System.Text.RegularExpressions;

namespace Summarizer.Text.PromptInjection;

/// <summary>A pattern tried only where one of its words stands; takes linear time on any text.</summary>
internal sealed class InjectionPattern
{
    private readonly SearchValues<string> _words;
    private readonly Regex _regex;

    /// <summary>Every match of the pattern must hold at least one of the words.</summary>
    public InjectionPattern(string[] words, string pattern)
    {
        _words = SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
        _regex = new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    public bool IsMatch(ReadOnlySpan<char> sentence) => sentence.ContainsAny(_words) && _regex.IsMatch(sentence);
}
