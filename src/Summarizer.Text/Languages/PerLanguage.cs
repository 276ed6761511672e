using System.Collections.Concurrent;

namespace Summarizer.Text.Languages;

/// <summary>What an algorithm makes of a language's data, made once for each language.</summary>
internal sealed class PerLanguage<T>(Func<Language, T> make)
{
    private readonly ConcurrentDictionary<Language, T> _made = new();

    /// <summary>The value for a primary language subtag; unknown ones share that of a language without data.</summary>
    public T For(string code) => _made.GetOrAdd(Language.For(code), make);
}
