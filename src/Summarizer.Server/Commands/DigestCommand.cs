using System.CommandLine;
using System.Globalization;
using Summarizer.Articles;
using Summarizer.Digests;
using Summarizer.Engines;
using Summarizer.Server.Commands.Options;
using Summarizer.Server.Output;
using Summarizer.Server.Uploads;
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
        var files = WordsArgument.Create("FILE", $"Files and folders, or {StandardInput} for standard input.");
        var json = JsonOption.Create();
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
            "Print the digests of files, without storage or server. The settings Model:* and Digests:* apply, but a "
                + "model's answers are not cached and their cost does not count towards Model:DailyBudgetUsd."
        )
        {
            files,
            json,
            sentences,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed.GetRequiredValue(files),
                    parsed.GetValue(json),
                    parsed.GetValue(sentences),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string[] paths,
        bool json,
        int? sentences,
        CancellationToken cancellationToken
    )
    {
        UploadPlan.Item[] files = [.. paths.SelectMany(Files)]; // first: a misspelt path stops the command before anything is read
        await using var services = ConfigureServices(sentences);
        var code = ExitCode.Done;
        foreach (var (i, file) in files.Index())
        {
            var result = await DigestAsync(file, services, cancellationToken);
            if (result is { Status: ArticleStatus.Failed, Reason: { } reason })
            {
                await Console.Error.WriteLineAsync($"{file.Source}: {reason}");
                code = ExitCode.Failed;
            }

            if (json)
            {
                ArticleLines.PrintJson(result);
            }
            else if (result.Status is ArticleStatus.Ready)
            {
                Console.Write(i > 0 ? Environment.NewLine : "");
                DigestPrinter.Print(Console.Out, result, address: null);
            }

            foreach (var note in new[] { result.Coverage?.Unread, result.Engine?.Note }.OfType<string>())
            {
                await Console.Error.WriteLineAsync($"{file.Source}: {note}");
            }
        }

        return code;
    }

    private static IReadOnlyList<UploadPlan.Item> Files(string path) =>
        path == StandardInput ? [new(StandardInput, "standard input")] : UploadPlan.Files(path);

    private static async Task<DigestResponse> DigestAsync(
        UploadPlan.Item file,
        ServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        byte[] bytes;
        try
        {
            bytes = await ReadAsync(file.Source, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ArticleLines.Failed(file.Name, $"It cannot be read: {e.Message}");
        }

        var engine = services.GetRequiredService<IDigestEngine>();
        var name = file.Source == StandardInput ? null : file.Name;
        return OwnReader.Read(bytes, name) switch
        {
            ReadResult.Unreadable unreadable => ArticleLines.Failed(file.Name, unreadable.Explanation),
            ReadResult.Readable readable => await engine.DigestAsync(readable.Article, cancellationToken) switch
            {
                EngineOutcome.Failed failed => ArticleLines.Failed(file.Name, failed.Reason),
                EngineOutcome.Postponed postponed => ArticleLines.Failed(file.Name, postponed.Reason),
                EngineOutcome.Completed completed => DigestResponse.From(
                    file.Name,
                    DigestOf(completed.Result.Without(readable.Unread), bytes, engine)
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

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
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
}
