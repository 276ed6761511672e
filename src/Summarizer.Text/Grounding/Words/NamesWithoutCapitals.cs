using Summarizer.Text.Articles;

namespace Summarizer.Text.Grounding.Words;

/// <summary>
/// Names in a script without capitals, of which the data file lists family names (Chinese): countries, foreign names with a dot between their parts, and a family name
/// with one or two characters right after a title or right before a verb of saying. Others cannot be told from words.
/// </summary>
internal static class NamesWithoutCapitals
{
    private const char Dot = '·'; // between the parts of a foreign name
    private const int MostLookups = 20; // names of a statement: each is looked for in the whole article
    private const int LongestTitle = 3;
    private const int LongestName = 3;

    /// <summary>The first name of a statement that the article does not have, or null.</summary>
    public static string? NewIn(string statement, ArticleText article, LanguageWords words)
    {
        if (!words.HasFamilyNames)
        {
            return null;
        }

        foreach (var country in words.Countries)
        {
            if (statement.Contains(country, StringComparison.Ordinal) && !Stands(country))
            {
                return country;
            }
        }

        var lookups = 0;
        for (var at = 0; at + 1 < statement.Length && lookups < MostLookups; at++)
        {
            if (statement[at] == Dot && at > 0)
            {
                lookups++;
                if (!Stands(statement.AsSpan(at - 1, 3)))
                {
                    return statement.Substring(at - 1, 3);
                }
            }
            else if (words.IsFamilyName(statement.AsSpan(at, 1)) && NameAt(statement, at, words) is { } name)
            {
                lookups++;
                if (!Stands(statement.AsSpan(at, 2)))
                {
                    return name;
                }
            }
        }

        return null;

        bool Stands(ReadOnlySpan<char> name) =>
            article.Text.Contains(name, StringComparison.Ordinal)
            || article.Title.Contains(name, StringComparison.Ordinal);
    }

    private static string? NameAt(string text, int at, LanguageWords words)
    {
        var titled = false;
        for (var length = 2; length <= LongestTitle && length <= at; length++)
        {
            titled |= words.IsTitle(text.AsSpan(at - length, length));
        }

        for (var length = LongestName; length >= 2 && at + length < text.Length; length--)
        {
            var next = text.AsSpan(at + length);
            if (SaysAt(next, words) || (titled && !char.IsLetter(next[0])))
            {
                return text.Substring(at, length);
            }
        }

        return null;
    }

    private static bool SaysAt(ReadOnlySpan<char> text, LanguageWords words) =>
        words.IsSaying(text[..1]) || (text.Length > 1 && words.IsSaying(text[..2]));
}
