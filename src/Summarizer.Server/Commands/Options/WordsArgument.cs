using System.CommandLine;

namespace Summarizer.Server.Commands.Options;

/// <summary>The argument of the commands that take several paths, words or articles.</summary>
internal static class WordsArgument
{
    public static Argument<string[]> Create(string name, string description)
    {
        var words = new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.OneOrMore };

        // A misspelt option would otherwise be taken for a word, and the next one be blamed.
        words.Validators.Add(given =>
        {
            foreach (var option in given.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
            {
                given.AddError($"There is no option {option.Value}.");
            }
        });
        return words;
    }
}
