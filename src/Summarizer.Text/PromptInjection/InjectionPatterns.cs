using Summarizer.Text.Languages;

namespace Summarizer.Text.PromptInjection;

/// <summary>Patterns of orders to a language model; outside English only of the order to forget.</summary>
internal static class InjectionPatterns
{
    // Where an order begins: at the start, after a mark, or after a word that leads up to one. "The council chose to
    // ignore earlier rules" is about somebody else.
    private static readonly string Order = Join(Section.OrderPattern);

    // What a model writes.
    private static readonly string Output = Join(Section.OutputPattern);

    /// <summary>Orders to ignore earlier instructions, in the languages that such orders come in.</summary>
    public static InjectionPattern Override { get; } = Make(Section.OverrideWords, Section.OverridePatterns);

    /// <summary>Marks of a conversation with a model, or of the end of the data, which no article has.</summary>
    public static InjectionPattern FakeFrame { get; } = Make(Section.FrameWords, Section.FramePatterns);

    /// <summary>Words addressed to a model as such.</summary>
    public static InjectionPattern Address { get; } = Make(Section.AddressWords, Section.AddressPatterns);

    /// <summary>Orders about the answer as such: its summary, its keywords, its format.</summary>
    public static InjectionPattern OutputOrder { get; } = Make(Section.OutputOrderWords, Section.OutputOrderPatterns);

    /// <summary>Orders to say something, which a how-to may give its readers as well.</summary>
    public static InjectionPattern SayOrder { get; } = Make(Section.SayOrderWords, Section.SayOrderPatterns);

    /// <summary>A line that numbers itself as sentences are numbered in prompts.</summary>
    public static InjectionPattern FakeNumber { get; } = new([":"], """^[\s\[(]*[0-9]{1,7}[\])]?\s*:\s""");

    private static InjectionPattern Make(Section words, Section patterns) =>
        new(
            [.. Language.Everywhere(words)],
            Join(patterns)
                .Replace("{order}", Order, StringComparison.Ordinal)
                .Replace("{output}", Output, StringComparison.Ordinal)
        );

    private static string Join(Section patterns) => string.Join('|', Language.Everywhere(patterns));
}
