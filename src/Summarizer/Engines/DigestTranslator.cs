using System.Globalization;
using System.Text;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.Prompts;
using Summarizer.Text.Digests;

namespace Summarizer.Engines;

/// <summary>Translates a digest after the check against the article. The article's own keywords and questions stay.</summary>
internal sealed class DigestTranslator(StructuredCalls calls, string language, int maxOutputTokens)
{
    /// <summary>Translates what the model wrote. Where a translation changes a number, the original statement stays.</summary>
    public async Task<ModelResult<DigestContent>> TranslateAsync(
        DigestContent content,
        ArticleFence fence,
        ArticleAccount account,
        CancellationToken cancellationToken
    )
    {
        var texts = new List<string>();
        _ = Map(
            content,
            text =>
            {
                texts.Add(text);
                return text;
            }
        );
        var request = TranslationPrompt.For(fence, texts, language, maxOutputTokens);
        var asked = await calls.AskAsync(request, AnswerParser.ParseTranslations, account, cancellationToken);
        return asked.Map(translations => Apply(content, texts, translations));
    }

    private DigestContent Apply(DigestContent content, List<string> texts, IReadOnlyList<Correction> translations)
    {
        var translated = texts.ToArray();
        foreach (var translation in translations)
        {
            if (
                translation.Item >= 1
                && translation.Item <= texts.Count
                && translation.Text.Length > 0
                && Numbers(translation.Text).SequenceEqual(Numbers(texts[translation.Item - 1]), StringComparer.Ordinal)
            )
            {
                translated[translation.Item - 1] = translation.Text;
            }
        }

        var next = 0;
        return Map(content, _ => translated[next++]) with { Language = language };
    }

    // Calls the function for each text in a fixed order.
    private static DigestContent Map(DigestContent content, Func<string, string> map)
    {
        return content with
        {
            Summary = [.. content.Summary.Select(Claim)],
            Keywords =
            [
                .. content.Keywords.Select(k => k.Origin is Origin.Article ? k : k with { Text = map(k.Text) }),
            ],
            Faqs = [.. content.Faqs.Select(f => f.Origin is Origin.Article ? f : Faq(f))],
        };

        Claim Claim(Claim claim)
        {
            var text = map(claim.Text);
            return claim with { Text = text, Support = LevelOf(text == claim.Text, claim.Support) };
        }

        Faq Faq(Faq faq)
        {
            var (question, answer) = (map(faq.Question), map(faq.Answer));
            return faq with
            {
                Question = question,
                Answer = answer,
                Support = LevelOf(answer == faq.Answer, faq.Support),
            };
        }
    }

    // A translation is in other words than the article, with the same numbers.
    private static SupportLevel? LevelOf(bool isSame, SupportLevel? level) =>
        !isSame && level is (SupportLevel.Verbatim or SupportLevel.Wording) ? SupportLevel.Facts : level;

    // Runs of digits, whatever separates them: 3.50 is 3,50 in another language. Sorted, since word order changes.
    private static IEnumerable<string> Numbers(string text)
    {
        var numbers = new List<string>();
        var run = new StringBuilder();
        foreach (var c in text + " ")
        {
            if (char.IsDigit(c))
            {
                run.Append(CultureInfo.InvariantCulture, $"{(int)char.GetNumericValue(c)}");
            }
            else if (run.Length > 0)
            {
                numbers.Add(run.ToString());
                run.Clear();
            }
        }

        return numbers.Order(StringComparer.Ordinal);
    }
}
