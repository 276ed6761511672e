using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Summarizer.Settings;

/// <summary>
/// A setting that is the primary subtag of a language, such as <c>en</c>. Where the machine has no data of languages, any
/// two or three letters are taken.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class KnownLanguageAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is not string tag || IsLanguage(tag)
            ? ValidationResult.Success
            : new($"Digests:{validationContext.MemberName} is a language such as en or de, not '{tag}'.");

    private static bool IsLanguage(string tag)
    {
        var known = CultureInfo.GetCultures(CultureTypes.NeutralCultures);
        return tag.Length is 2 or 3
            && tag.All(char.IsAsciiLetterLower)
            && (known.Length <= 1 || known.Any(language => language.Name == tag));
    }
}
