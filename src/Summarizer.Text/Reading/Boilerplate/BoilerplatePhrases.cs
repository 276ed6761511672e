using System.Collections.Frozen;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Reading.Boilerplate;

/// <summary>Phrases around articles, without final punctuation; they match whole blocks or openings.</summary>
internal static class BoilerplatePhrases
{
    public static readonly FrozenSet<string> Whole = Set(Section.Boilerplate);
    public static readonly FrozenSet<string> Advertisements = Set(Section.Advertisements);
    public static readonly FrozenSet<string> TailOpeners = Set(Section.TailOpeners);
    public static readonly FrozenSet<string> TailFirstWords = Set(Section.TailFirstWords);
    public static readonly FrozenSet<string> TailLastWords = Set(Section.TailLastWords);
    public static readonly FrozenSet<string> ShareWords = Set(Section.ShareWords);
    public static readonly FrozenSet<string> Networks = Set(Section.Networks);
    public static readonly FrozenSet<string> NetworksThatAreWords = Set(Section.NetworksThatAreWords);
    public static readonly FrozenSet<string> InvitingVerbs = Set(Section.InvitingVerbs);
    public static readonly string[] TailBeginnings = [.. Language.Everywhere(Section.TailBeginnings)];
    public static readonly string[] LastSentences = [.. Language.Everywhere(Section.LastSentences)];

    /// <summary>By their first character.</summary>
    public static readonly ILookup<char, string> Openings = Language
        .Everywhere(Section.BoilerplateOpenings)
        .ToLookup(o => o[0]);

    private static FrozenSet<string> Set(Section section) =>
        Language.Everywhere(section).ToFrozenSet(StringComparer.Ordinal);
}
