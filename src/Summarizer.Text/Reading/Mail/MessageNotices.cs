using System.Buffers;
using Summarizer.Text.Languages;

namespace Summarizer.Text.Reading.Mail;

/// <summary>What mail programs and companies add to every message: "Sent from my phone", "If you are not the intended recipient …".</summary>
internal static class MessageNotices
{
    private const int MaxSignature = 100; // characters
    private const int MaxNotice = 1_000; // characters: a longer paragraph says more

    private static readonly string[] Signatures = [.. Language.Everywhere(Section.PhoneSignatures)];

    private static readonly SearchValues<string> Phrases = SearchValues.Create(
        [.. Language.Everywhere(Section.MailNotices)],
        StringComparison.OrdinalIgnoreCase
    );

    public static bool IsPhoneSignature(string line) =>
        line.Length < MaxSignature
        && line.TrimStart(' ', '*', '_', '-') is var words
        && Array.Exists(Signatures, s => words.StartsWith(s, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a paragraph is a legal notice, or says how to leave a list.</summary>
    public static bool IsNotice(string paragraph) =>
        paragraph.Length <= MaxNotice && paragraph.AsSpan().ContainsAny(Phrases);
}
