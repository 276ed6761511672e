using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Engines;
using Summarizer.Server.Output;
using Summarizer.Settings;
using Summarizer.Text.Articles;

namespace Summarizer.Server.Commands;

/// <summary><c>digest</c>: prints the digest of one file by the engine that serve would use. Nothing is stored.</summary>
internal static class DigestCommand
{
    private const string StandardInput = "-";
    private const int MostSentences = 100; // as Digests:SummarySentences

    public static Command Create()
    {
        var file = new Argument<string>("FILE")
        {
            Description = $"The article, or {StandardInput} for standard input.",
        };
        var json = new Option<bool>("--json") { Description = "Print the API's JSON." };
        var sentences = new Option<int?>("--sentences")
        {
            Description = "Maximum number of sentences in the summary. Default: Digests:SummarySentences.",
        };
        sentences.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<int?>() is < 1 or > MostSentences)
            {
                option.AddError($"--sentences must be between 1 and {MostSentences}.");
            }
        });
        var command = new Command(
            "digest",
            "Print the digest of one file, without storage or server. The settings Model:* and Digests:* apply, but a "
                + "model's answers are not cached and their cost does not count towards Model:DailyBudgetUsd."
        )
        {
            file,
            json,
            sentences,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(json),
                    parsed.GetValue(sentences),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(string file, bool json, int? sentences, CancellationToken cancellationToken)
    {
        await using var services = ConfigureServices(sentences);
        var engine = services.GetRequiredService<IDigestEngine>();
        var bytes = await ReadAsync(file, cancellationToken);
        var name = file == StandardInput ? null : Path.GetFileName(file);
        return OwnReader.Read(bytes, name) switch
        {
            ReadResult.Unreadable unreadable => await FailAsync(file, unreadable.Explanation),
            ReadResult.Readable readable => await engine.DigestAsync(readable.Article, cancellationToken) switch
            {
                EngineOutcome.Failed failed => await FailAsync(file, failed.Reason),
                EngineOutcome.Postponed postponed => await FailAsync(file, postponed.Reason),
                EngineOutcome.Completed completed => await PrintAsync(
                    file,
                    DigestResponse.From(
                        name ?? "standard input",
                        DigestOf(completed.Result.Without(readable.Unread), bytes, engine)
                    ),
                    json
                ),
                _ => throw new InvalidOperationException("Unknown outcome."),
            },
            _ => throw new InvalidOperationException("Unknown result."),
        };
    }

    // The same configuration sources as serve.
    private static ServiceProvider ConfigureServices(int? sentences)
    {
        var configuration = ServerConfiguration.CreateBuilder().Configuration;
        if (sentences is not null)
        {
            configuration["Digests:SummarySentences"] = sentences.Value.ToString(CultureInfo.InvariantCulture);
        }

        var services = new ServiceCollection().AddLogging().AddDigestEngine(configuration, withStorage: false);
        services.CheckSettings();
        return services.BuildServiceProvider();
    }

    private static Digest DigestOf(EngineDigest written, byte[] bytes, IDigestEngine engine)
    {
        var now = TimeProvider.System.GetUtcNow();
        return Digest.Of(written, Digest.RevisionOf(bytes), engine.Fingerprint, now, now);
    }

    private static async Task<int> PrintAsync(string file, DigestResponse digest, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(digest, DigestJson.Indented.DigestResponse));
        }
        else
        {
            DigestPrinter.Print(Console.Out, digest, address: null);
        }

        if (digest.Coverage?.Unread is { } unread)
        {
            await Console.Error.WriteLineAsync($"{file}: {unread}");
        }

        if (digest.Engine?.Note is { } note)
        {
            await Console.Error.WriteLineAsync($"{file}: {note}");
        }

        return 0;
    }

    private static async Task<int> FailAsync(string file, string reason)
    {
        await Console.Error.WriteLineAsync($"{file}: {reason}");
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
            throw new StartException($"Cannot read {file}: {e.Message}");
        }
    }
}
