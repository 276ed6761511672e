using System.Text.RegularExpressions;

namespace Summarizer.Text.Reading.Drafts;

/// <summary>
/// Replacements that turn the marks of a markup into plain text, applied in order. Their patterns do not backtrack, so that
/// time grows with the text.
/// </summary>
internal sealed class Rewrites(params (string Pattern, string With)[] rules)
{
    private readonly (Regex Pattern, string With)[] _rules =
    [
        .. rules.Select(r =>
            (new Regex(r.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), r.With)
        ),
    ];

    public string Apply(string text)
    {
        foreach (var (pattern, with) in _rules)
        {
            text = pattern.Replace(text, with);
        }

        return text;
    }
}
