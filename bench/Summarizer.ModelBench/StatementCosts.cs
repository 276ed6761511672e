using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.Engines;
using Summarizer.Engines.Grounding;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.Prompts;
using Summarizer.Testing.FakeModels;
using Summarizer.Text.Articles;
using Summarizer.Text.Grounding;
using Summarizer.Text.Reading;

namespace Summarizer.ModelBench;

/// <summary>
/// What each choice under <c>Grounding:</c> costs with statements that models wrote: lines of JSON with <c>article</c> and
/// <c>sentences[].text</c>. Asked to correct, the model repeats itself; the tokens are those of the fake server's count.
/// </summary>
internal static partial class StatementCosts
{
    private static readonly (string Name, GroundingOptions Options)[] _choices =
    [
        ("Facts", new()),
        ("Facts, Verify Unverified", new() { Verify = VerifyPolicy.Unverified }),
        ("Verbatim", new() { Strictness = Strictness.Verbatim }),
        ("Off", new() { Strictness = Strictness.Off }),
    ];

    public static async Task PrintAsync(string file, CancellationToken cancellationToken)
    {
        Console.WriteLine(
            "| choice | digests | calls | input tokens | of corrections | output tokens | stand-ins | shown |"
        );
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, grounding) in _choices)
        {
            var model = new RepeatingModel();
            var (digests, standIns, shown, written) = (0, 0, 0, 0);
            await foreach (var line in File.ReadLinesAsync(file, cancellationToken))
            {
                var item = JsonNode.Parse(line)!;
                var bytes = Encoding.UTF8.GetBytes((string)item["article"]!);
                model.Statements = [.. item["sentences"]!.AsArray().Select(s => (string)s!["text"]!)];
                if (ArticleReader.Read(bytes, "text/plain") is not ReadResult.Readable(var article))
                {
                    continue;
                }

                var limits = new DigestLimits { SummarySentences = 50 };
                var engine = new ModelEngine(
                    model,
                    cache: null,
                    new ModelOptions(),
                    limits,
                    grounding,
                    TimeProvider.System,
                    NullLogger<ModelEngine>.Instance
                );
                var outcome = await engine.DigestAsync(article, cancellationToken);
                digests++;
                written += model.Statements.Count;
                if (outcome is EngineOutcome.Completed { Result: { Engine.Kind: "model" } digest })
                {
                    shown += digest.Content.Summary.Count;
                }
                else
                {
                    standIns++;
                }
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {digests} | {model.Calls} | {model.InputTokens:n0} | {(double)model.CorrectionTokens / model.InputTokens:p0} | {model.OutputTokens:n0} | {standIns} | {(double)shown / written:p0} |"
                )
            );
        }
    }

    [GeneratedRegex(@"^([0-9]+)\. (.*)\n(?:Wrong|Check): ", RegexOptions.Multiline, 10_000)]
    private static partial Regex SentBack();

    /// <summary>A model that writes given statements, and writes them again when asked to correct them.</summary>
    private sealed class RepeatingModel : ILanguageModel
    {
        public IReadOnlyList<string> Statements { get; set; } = [];

        public int Calls { get; private set; }

        public long InputTokens { get; private set; }

        public long CorrectionTokens { get; private set; }

        public long OutputTokens { get; private set; }

        public Task<ModelReply> AskAsync(
            ModelRequest request,
            ArticleAccount account,
            CancellationToken cancellationToken
        )
        {
            var input =
                request.Messages.Sum(m => (long)FakeTokens.Count(m.Text)) + FakeTokens.Count(request.Schema.Json);
            var isDigest = request.Schema.Name == "digest";
            var answer = JsonSerializer.Serialize(
                isDigest
                    ? new
                    {
                        summary = Statements.Select(text => new { text, citations = Array.Empty<int>() }),
                        keywords = Array.Empty<string>(),
                        faqs = Array.Empty<string>(),
                    }
                    : (object)
                        new
                        {
                            corrections = SentBack()
                                .Matches(request.Messages[^1].Text)
                                .Select(m => new
                                {
                                    item = int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
                                    text = m.Groups[2].Value,
                                    citations = Array.Empty<int>(),
                                }),
                        }
            );
            Calls++;
            InputTokens += input;
            CorrectionTokens += isDigest ? 0 : input;
            OutputTokens += FakeTokens.Count(answer);
            return Task.FromResult<ModelReply>(
                new ModelReply.Answered(answer, IsComplete: true, new((int)input, FakeTokens.Count(answer)))
            );
        }
    }
}
