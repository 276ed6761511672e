using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Engines;
using Summarizer.Server.Output;
using Summarizer.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Server.Commands;

/// <summary><c>digest</c>: one file, digested here and now and printed. Nothing is stored.</summary>
internal static class DigestCommand
{
    private const string StandardInput = "-";
    private const int MostSentences = 100;

    public static Command Create()
    {
        var file = new Argument<string>("FILE")
        {
            Description = $"The article, or {StandardInput} for standard input.",
        };
        var json = new Option<bool>("--json") { Description = "Print the API's JSON." };
        var engine = new Option<string>("--engine")
        {
            Description = "Which engine digests.",
            DefaultValueFactory = _ => "extractive",
        };
        engine.AcceptOnlyFromAmong("extractive");
        var sentences = new Option<int>("--sentences")
        {
            Description = "How many sentences the summary has at most.",
            DefaultValueFactory = _ => new ExtractiveOptions().SummarySentences,
        };
        sentences.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<int>() is < 1 or > MostSentences)
            {
                option.AddError($"--sentences is between 1 and {MostSentences}.");
            }
        });
        var command = new Command("digest", "Print the digest of a file, without storage or server.")
        {
            file,
            json,
            engine,
            sentences,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(json),
                    new ExtractiveDigestEngine(new() { SummarySentences = parsed.GetValue(sentences) }),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string file,
        bool json,
        ExtractiveDigestEngine engine,
        CancellationToken cancellationToken
    )
    {
        var bytes = await ReadAsync(file, cancellationToken);
        var name = file == StandardInput ? null : Path.GetFileName(file);
        return ArticleReader.Read(bytes, contentType: null, name) switch
        {
            ReadResult.Unreadable unreadable => await FailAsync(file, unreadable.Explanation),
            ReadResult.Readable readable => await engine.DigestAsync(readable.Article, cancellationToken) switch
            {
                EngineOutcome.Failed failed => await FailAsync(file, failed.Reason),
                EngineOutcome.Postponed postponed => await FailAsync(file, postponed.Reason),
                EngineOutcome.Completed completed => Print(
                    DigestResponse.From(name ?? "standard input", Digest(completed.Result, bytes, engine)),
                    json
                ),
                _ => throw new InvalidOperationException("An outcome that this command does not know."),
            },
            _ => throw new InvalidOperationException("A result that this command does not know."),
        };
    }

    private static Digest Digest(EngineDigest digest, byte[] bytes, ExtractiveDigestEngine engine)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new(
            digest.Content,
            "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)),
            engine.Fingerprint,
            digest.Grounding,
            digest.Coverage,
            digest.Engine,
            digest.Usage,
            now,
            now
        );
    }

    private static int Print(DigestResponse digest, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(digest, DigestJson.Indented.DigestResponse));
        }
        else
        {
            DigestPrinter.Print(Console.Out, digest, address: null);
        }

        return 0;
    }

    private static async Task<int> FailAsync(string file, string reason)
    {
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{file}: {reason}"));
        return 1;
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            if (file != StandardInput)
            {
                return await File.ReadAllBytesAsync(file, cancellationToken);
            }

            await using var input = Console.OpenStandardInput();
            using var bytes = new MemoryStream();
            await input.CopyToAsync(bytes, cancellationToken);
            return bytes.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"{file} cannot be read: {e.Message}");
        }
    }
}
