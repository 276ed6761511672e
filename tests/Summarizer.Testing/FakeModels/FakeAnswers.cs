using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Summarizer.Testing.FakeModels;

/// <summary>Generates answers by quoting the numbered lines of a request.</summary>
internal static partial class FakeAnswers
{
    private const int FewestWords = 5;
    private const int LinesToANote = 8;
    private const int MostKeywords = 8;
    private const int MostFaqs = 3;

    private sealed record Line(int[] Ids, string Text);

    /// <summary>The answer to a request, as JSON that matches its schema.</summary>
    public static string To(FakeRequest request, FakeFault? fault)
    {
        var data = request.Messages.First(m => m.Role == "user").Text;
        var close = data.LastIndexOf(">>>", StringComparison.Ordinal);
        Line[] lines = [.. NumberedLine().Matches(data[..close]).Select(ReadLine)];
        return request.Schema switch
        {
            "digest" => Digest(request, lines, fault),
            "notes" => JsonSerializer.Serialize(new { notes = Distort(Notes(lines), request, fault) }),
            "translations" => Translations(request, lines),
            "corrections" => Corrections(data[close..], lines, request, fault),
            _ => throw new NotSupportedException($"No schema {request.Schema}."),
        };
    }

    private static string Digest(FakeRequest request, Line[] lines, FakeFault? fault)
    {
        var most = int.Parse(MostClaims().Match(request.Prompt).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        string[] keywords =
        [
            .. Word()
                .Matches(string.Join('\n', lines.Select(l => l.Text)))
                .CountBy(w => w.Value)
                .OrderByDescending(w => w.Value)
                .ThenBy(w => w.Key, StringComparer.Ordinal)
                .Take(MostKeywords)
                .Select(w => w.Key),
        ];
        var faqs = keywords
            .Take(MostFaqs)
            .Select(k =>
                (Keyword: k, Line: Array.Find(lines, l => l.Text.Contains(k, StringComparison.Ordinal)) ?? lines[0])
            );
        return JsonSerializer.Serialize(
            new
            {
                summary = fault is FakeFault.Writes writes
                    ? writes.Claims.Select(c => new Statement(c.Text, c.Citations))
                    : Distort(Spread(lines, most), request, fault),
                keywords = Distort(keywords.Select(k => new Statement(k, IdsWith(lines, k))), request, fault),
                faqs = fault is FakeFault.Writes { Article.Faqs: { Length: > 0 } written }
                    ? written.Select(f => new
                    {
                        question = f.Question,
                        answer = f.Answer,
                        citations = f.Citations,
                    })
                    : Distort(faqs.Select(f => new Statement(f.Line.Text, f.Line.Ids)), request, fault)
                        .Zip(faqs.Select(f => f.Keyword).Append("it"))
                        .Select(f => new
                        {
                            question = fault is FakeFault.Obey obey && Sees(request, obey)
                                ? obey.Answer
                                : $"What does the article say about {f.Second}?",
                            answer = f.First.text,
                            f.First.citations,
                        }),
            }
        );
    }

    // A fake translation: the language code in front of the unchanged text.
    private static string Translations(FakeRequest request, Line[] lines) =>
        JsonSerializer.Serialize(
            new
            {
                translations = lines.Select(l => new
                {
                    item = l.Ids[0],
                    text = $"({LanguageCode().Match(request.Prompt).Groups[1].Value}) {l.Text}",
                }),
            }
        );

    private static IEnumerable<Statement> Notes(Line[] lines) =>
        Spread(lines, Math.Max(1, lines.Length / LinesToANote));

    private static IEnumerable<Statement> Spread(Line[] lines, int count)
    {
        Line[] full = [.. lines.Where(l => l.Text.Split(' ').Length >= FewestWords)];
        full = full.Length == 0 ? lines : full;
        var step = Math.Max(1, full.Length / count);
        return full.Where((_, i) => i % step == 0).Take(count).Select(l => new Statement(l.Text, l.Ids));
    }

    private static string Corrections(string statements, Line[] lines, FakeRequest request, FakeFault? fault)
    {
        if (fault is FakeFault.Writes writes)
        {
            return Corrections(statements, writes);
        }

        var items = StatementNumber()
            .Matches(statements)
            .Select(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        return JsonSerializer.Serialize(
            new
            {
                corrections = items
                    .Where(_ => lines.Length > 0)
                    .Select(item =>
                        (
                            item,
                            statement: new Statement(
                                lines[(item - 1) % lines.Length].Text,
                                lines[(item - 1) % lines.Length].Ids
                            )
                        )
                    )
                    .Select(c => (c.item, statement: Distort([c.statement], request, fault)[^1]))
                    .Select(c => new
                    {
                        c.item,
                        c.statement.text,
                        c.statement.citations,
                    }),
            }
        );
    }

    private static string Corrections(string statements, FakeFault.Writes writes) =>
        JsonSerializer.Serialize(
            new
            {
                corrections = SentBack()
                    .Matches(statements)
                    .Select(m => (Item: m.Groups[1].Value, Text: m.Groups[2].Value.Trim(), Mark: m.Groups[3].Value))
                    .Select(m =>
                    {
                        // A FAQ's answer is no claim.
                        var claim = writes.Claims.FirstOrDefault(c =>
                            c.Text.EndsWith(m.Text, StringComparison.Ordinal)
                        );
                        var isQuoted = m.Mark == "Wrong" && claim is not null && writes.Article.Honest.Contains(claim);
                        return new
                        {
                            item = int.Parse(m.Item, CultureInfo.InvariantCulture),
                            text = isQuoted ? writes.Article.Sentence(claim!.Citations[0]) : m.Text,
                            citations = claim?.Citations ?? [],
                        };
                    }),
            }
        );

    private static Statement[] Distort(IEnumerable<Statement> honest, FakeRequest request, FakeFault? fault) =>
        fault switch
        {
            FakeFault.Lies lies => [.. honest, new(lies.Statement, [1])],
            FakeFault.UnknownCitations => [.. honest.Select(h => h with { citations = [9_999_999] })],
            FakeFault.Obey obey when Sees(request, obey) => [.. honest.Select(h => h with { text = obey.Answer })],
            _ => [.. honest],
        };

    private static bool Sees(FakeRequest request, FakeFault.Obey obey) =>
        request.Prompt.Contains(obey.Instruction, StringComparison.OrdinalIgnoreCase);

    private static int[] IdsWith(Line[] lines, string word) =>
        [
            .. lines
                .Where(l => l.Text.Contains(word, StringComparison.Ordinal))
                .Take(3)
                .SelectMany(l => l.Ids)
                .Distinct(),
        ];

    private static Line ReadLine(Match match) =>
        new(
            [.. match.Groups[1].Value.Split(',').Select(id => int.Parse(id, CultureInfo.InvariantCulture))],
            match.Groups[2].Value
        );

#pragma warning disable SA1300, IDE1006 // Named as the JSON has them.
    private sealed record Statement(string text, int[] citations);
#pragma warning restore SA1300, IDE1006

    [GeneratedRegex(@"^([0-9]+(?:,[0-9]+)*): (.*)$", RegexOptions.Multiline, 10_000)]
    private static partial Regex NumberedLine();

    [GeneratedRegex(@"^([0-9]+)\. ", RegexOptions.Multiline, 10_000)]
    private static partial Regex StatementNumber();

    [GeneratedRegex(@"^([0-9]+)\. (.*)\n(Wrong|Check): ", RegexOptions.Multiline, 10_000)]
    private static partial Regex SentBack();

    [GeneratedRegex("with the code \"([a-z]{2,3})\"", RegexOptions.None, 10_000)]
    private static partial Regex LanguageCode();

    [GeneratedRegex(@"summary: at most ([0-9]+)", RegexOptions.None, 10_000)]
    private static partial Regex MostClaims();

    [GeneratedRegex(@"\p{L}{6,20}", RegexOptions.None, 10_000)]
    private static partial Regex Word();
}
