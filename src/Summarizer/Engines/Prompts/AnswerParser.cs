using System.Globalization;
using System.Text;
using System.Text.Json;
using Summarizer.Text.Digests;

namespace Summarizer.Engines.Prompts;

/// <summary>Reads a model's answer: untrusted, but nothing in it makes this throw. A wrong shape is a fault.</summary>
internal static class AnswerParser
{
    // Far longer than any statement worth showing: a model that pours out text has not answered.
    private const int LongestStatement = 2_000;
    private const int LongestKeyword = 100;
    private const int MostCitations = 50;
    private const int MostItems = 1_000;
    private const int DeepestJson = 16;

    public static ParsedAnswer<DigestDraft> ParseDigest(string answer, DigestLimits limits) =>
        Parse(
            answer,
            root =>
            {
                Claim[] summary = [.. Statements(root, "summary", "text").Take(limits.SummarySentences)];
                string[] keywords =
                [
                    .. Statements(root, "keywords", "text", LongestKeyword)
                        .Select(k => k.Text)
                        .Take(limits.MaxKeywords),
                ];
                Faq[] faqs = [.. Faqs(root).Take(limits.MaxFaqs)];
                return summary.Length == 0
                    ? throw new WrongShapeException("Its summary has no claim.")
                    : new DigestDraft(
                        summary,
                        [.. keywords.Select((k, i) => new Keyword(k, Score(i), Origin.Generated))],
                        faqs
                    );
            }
        );

    /// <summary>Reads notes on the sentences with the given numbers; a note that cites none of them is left out.</summary>
    public static ParsedAnswer<IReadOnlyList<Claim>> ParseNotes(string answer, IReadOnlySet<int> ids) =>
        Parse<IReadOnlyList<Claim>>(
            answer,
            root =>
            {
                Claim[] notes = [.. Statements(root, "notes", "text")];
                Claim[] cited =
                [
                    .. notes
                        .Select(n => n with { Citations = [.. n.Citations.Where(ids.Contains)] })
                        .Where(n => n.Citations.Count > 0),
                ];
                return cited.Length == 0 && notes.Length > 0
                    ? throw new WrongShapeException("Its notes cite no number of the given text.")
                    : cited;
            }
        );

    /// <summary>Reads translated statements. They cite nothing.</summary>
    public static ParsedAnswer<IReadOnlyList<Correction>> ParseTranslations(string answer) =>
        ParseItems(answer, "translations");

    public static ParsedAnswer<IReadOnlyList<Correction>> ParseCorrections(string answer) =>
        ParseItems(answer, "corrections");

    private static ParsedAnswer<IReadOnlyList<Correction>> ParseItems(string answer, string list) =>
        Parse<IReadOnlyList<Correction>>(
            answer,
            root =>
                [
                    .. Items(root, list)
                        .Select(item => new Correction(
                            item.ValueKind is JsonValueKind.Object
                            && item.TryGetProperty("item", out var number)
                            && number.TryGetIntSafely(out var index)
                                ? index
                                : 0,
                            Text(item, "text", LongestStatement),
                            Citations(item)
                        )),
                ]
        );

    // The model ranks keywords but does not score them: the first gets 1, each further one a little less.
    private static double Score(int rank) => Math.Round(1 / (1 + (0.1 * rank)), 3);

    private static ParsedAnswer<T> Parse<T>(string answer, Func<JsonElement, T> parse)
    {
        if (string.IsNullOrWhiteSpace(answer))
        {
            return new ParsedAnswer<T>.Flawed("It was empty.");
        }

        var start = answer.IndexOf('{', StringComparison.Ordinal);
        var end = answer.LastIndexOf('}');
        if (start < 0 || end < start)
        {
            return new ParsedAnswer<T>.Flawed("It was not JSON.");
        }

        try
        {
            using var document = JsonDocument.Parse(
                answer.AsMemory(start, end - start + 1),
                new JsonDocumentOptions { MaxDepth = DeepestJson }
            );
            return new ParsedAnswer<T>.InShape(parse(document.RootElement));
        }
        catch (JsonException)
        {
            return new ParsedAnswer<T>.Flawed("It was not valid JSON: it is cut off or malformed.");
        }
        catch (WrongShapeException e)
        {
            return new ParsedAnswer<T>.Flawed(e.Message);
        }
    }

    private static IEnumerable<Claim> Statements(
        JsonElement root,
        string list,
        string text,
        int longest = LongestStatement
    ) => Items(root, list).Select(i => new Claim(Text(i, text, longest), Citations(i))).Where(c => c.Text.Length > 0);

    private static IEnumerable<Faq> Faqs(JsonElement root) =>
        Items(root, "faqs")
            .Select(i => new Faq(
                Text(i, "question", LongestStatement),
                Text(i, "answer", LongestStatement),
                Citations(i),
                Origin.Generated
            ))
            .Where(f => f.Question.Length > 0 && f.Answer.Length > 0);

    private static IEnumerable<JsonElement> Items(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var items) || items.ValueKind is not JsonValueKind.Array)
        {
            throw new WrongShapeException($"It has no array \"{name}\".");
        }

        return items.EnumerateArray().Take(MostItems);
    }

    private static string Text(JsonElement item, string name, int longest)
    {
        // Some servers that do not enforce schemas give keywords as bare strings.
        var value = item.ValueKind is JsonValueKind.Object && item.TryGetProperty(name, out var found) ? found : item;
        if (value.ValueKind is not JsonValueKind.String)
        {
            throw new WrongShapeException($"An item lacks its string \"{name}\".");
        }

        string text;
        try
        {
            text = Clean(value.GetString()!);
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair.
            throw new WrongShapeException($"A string \"{name}\" is not valid Unicode.");
        }

        return text.Length > longest ? throw new WrongShapeException($"A string \"{name}\" is far too long.") : text;
    }

    private static int[] Citations(JsonElement item)
    {
        if (
            item.ValueKind is not JsonValueKind.Object
            || !item.TryGetProperty("citations", out var list)
            || list.ValueKind is not JsonValueKind.Array
        )
        {
            return []; // the check against the article finds them
        }

        return
        [
            .. list.EnumerateArray()
                .Take(MostCitations)
                .Select(c => c.TryGetIntSafely(out var id) ? id : 0)
                .Where(id => id > 0)
                .Distinct()
                .Order(),
        ];
    }

    private static bool TryGetIntSafely(this JsonElement element, out int value)
    {
        value = 0;
        return element.ValueKind switch
        {
            JsonValueKind.Number => element.TryGetInt32(out value),
            JsonValueKind.String => int.TryParse(
                element.GetString().AsSpan().Trim("[] "),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out value
            ),
            _ => false,
        };
    }

    // One line without invisible characters: control, zero-width and direction marks.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format))
            {
                clean.Append(rune.ToString());
            }
            // Joiners shape letters in Indic and Persian words, and join emoji.
            else if (rune.Value is 0x200C or 0x200D)
            {
                clean.Append((char)rune.Value);
            }
        }

        return clean.ToString().TrimEnd();
    }

    private sealed class WrongShapeException(string message) : Exception(message);
}
