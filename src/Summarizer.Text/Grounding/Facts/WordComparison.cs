namespace Summarizer.Text.Grounding.Facts;

internal static class WordComparison
{
    /// <summary>Whether two words are the same but for capitals and the kind of apostrophe.</summary>
    public static bool AreSame(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        for (var at = 0; at < a.Length; at++)
        {
            if (Plain(a[at]) != Plain(b[at]))
            {
                return false;
            }
        }

        return true;
    }

    private static char Plain(char c) => c is '’' or '‘' or 'ʼ' ? '\'' : char.ToLowerInvariant(c);
}
