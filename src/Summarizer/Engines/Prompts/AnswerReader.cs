using System.Globalization;
using System.Text;
using System.Text.Json;
using Summarizer.Text.Digests;

namespace Summarizer.Engines.Prompts;

/// <summary>What a model wrote, in shape but not yet checked against the article. Citations may be missing or wrong.</summary>
internal sealed record Draft(IReadOnlyList<Claim> Summary, IReadOnlyList<Keyword> Keywords, IReadOnlyList<Faq> Faqs);

/// <summary>A statement written anew.</summary>
/// <param name="Item">Which of the statements that were sent back, from 1.</param>
/// <param name="Text">The new text.</param>
/// <param name="Citations">The sentences that support it.</param>
internal sealed record Correction(int Item, string Text, IReadOnlyList<int> Citations);

/// <summary>An answer that is in shape, or what is wrong with it.</summary>
/// <param name="Value">The answer; null if it is not in shape.</param>
/// <param name="Fault">What is wrong with it, in a sentence for the model; null if nothing.</param>
internal readonly record struct ReadAnswer<T>(T? Value, string? Fault)
    where T : class
{
    public static ReadAnswer<T> Of(T value) => new(value, null);

    public static ReadAnswer<T> Wrong(string fault) => new(null, fault);
}

/// <summary>
/// Reads what a model answered. An answer is text from outside: nothing about it is taken for granted, and nothing that
/// is in it makes this throw. A code fence or chatter around the JSON is passed over; a wrong shape is a fault.
/// </summary>
internal static class AnswerReader
{
    // Far beyond any statement worth showing: an answer that pours out text is no answer.
    private const int LongestStatement = 2_000;
    private const int LongestKeyword = 100;
    private const int MostCitations = 50;
    private const int MostItems = 1_000;
    private const int DeepestJson = 16;

    /// <summary>Reads a digest.</summary>
    public static ReadAnswer<Draft> Digest(string answer, DigestShape shape) =>
        Read(
            answer,
            root =>
            {
                Claim[] summary = [.. Statements(root, "summary", "text").Take(shape.SummarySentences)];
                string[] keywords =
                [
                    .. Statements(root, "keywords", "text", LongestKeyword).Select(k => k.Text).Take(shape.MaxKeywords),
                ];
                Faq[] faqs = [.. Faqs(root).Take(shape.MaxFaqs)];
                return summary.Length == 0
                    ? ReadAnswer<Draft>.Wrong("Its summary has no claim.")
                    : ReadAnswer<Draft>.Of(
                        new(summary, [.. keywords.Select((k, i) => new Keyword(k, Score(i), Origin.Generated))], faqs)
                    );
            }
        );

    /// <summary>Reads the notes of a part.</summary>
    public static ReadAnswer<IReadOnlyList<Claim>> Notes(string answer) =>
        Read(answer, root => ReadAnswer<IReadOnlyList<Claim>>.Of([.. Statements(root, "notes", "text")]));

    /// <summary>Reads statements in another language. They cite nothing.</summary>
    public static ReadAnswer<IReadOnlyList<Correction>> Translations(string answer) => Items(answer, "translations");

    /// <summary>Reads statements written anew.</summary>
    public static ReadAnswer<IReadOnlyList<Correction>> Corrections(string answer) => Items(answer, "corrections");

    private static ReadAnswer<IReadOnlyList<Correction>> Items(string answer, string list) =>
        Read(
            answer,
            root =>
                ReadAnswer<IReadOnlyList<Correction>>.Of([
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
                ])
        );

    // The model gives an order, not a measure: the first is worth 1, each further one a little less.
    private static double Score(int rank) => Math.Round(1 / (1 + (0.1 * rank)), 3);

    private static ReadAnswer<T> Read<T>(string answer, Func<JsonElement, ReadAnswer<T>> read)
        where T : class
    {
        if (string.IsNullOrWhiteSpace(answer))
        {
            return ReadAnswer<T>.Wrong("It was empty.");
        }

        var start = answer.IndexOf('{', StringComparison.Ordinal);
        var end = answer.LastIndexOf('}');
        if (start < 0 || end < start)
        {
            return ReadAnswer<T>.Wrong("It was not JSON.");
        }

        try
        {
            using var document = JsonDocument.Parse(
                answer.AsMemory(start, end - start + 1),
                new JsonDocumentOptions { MaxDepth = DeepestJson }
            );
            return read(document.RootElement);
        }
        catch (JsonException)
        {
            return ReadAnswer<T>.Wrong("It was not valid JSON: it is cut off or malformed.");
        }
        catch (WrongShapeException e)
        {
            return ReadAnswer<T>.Wrong(e.Message);
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

    // One line, without what cannot be seen: control, zero-width and direction characters.
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
