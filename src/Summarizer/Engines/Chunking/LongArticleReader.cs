using System.Text;
using Summarizer.Engines.Grounding;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.Prompts;
using Summarizer.Text.Reading;
using Summarizer.Text.Summaries;

namespace Summarizer.Engines.Chunking;

/// <summary>
/// Reads an article that does not fit in one call: its chunks in parallel, into notes that keep the article's own
/// sentence numbers; then a digest of the notes, merged before in as few rounds as make them fit.
/// </summary>
internal sealed class LongArticleReader(
    StructuredCalls calls,
    ModelOptions options,
    DigestLimits limits,
    ArticleText article,
    ArticleFence fence,
    Task<ArticleGrounder> grounder,
    ArticleAccount account
)
{
    // A round of merging that saves less than this does not count as one: the extractive engine shortens instead.
    private const double LeastShrinkage = 0.7;

    /// <summary>Reads the article in chunks of at most <paramref name="chunkTokens"/>.</summary>
    /// <param name="chunkTokens">The most estimated tokens of a chunk's lines.</param>
    /// <param name="capacity">The most estimated tokens of lines that fit in one call.</param>
    /// <param name="cancellationToken">Gives up; answers that are there are kept.</param>
    public async Task<ModelResult<ModelReading>> ReadAsync(
        long chunkTokens,
        long capacity,
        CancellationToken cancellationToken
    )
    {
        var chunks = ArticleChunker.Split(article, chunkTokens);
        if (!account.CanAffordInput(chunks.Sum(c => c.Tokens)))
        {
            return new ModelResult<ModelReading>.Unusable("The article costs more than Model:ArticleBudgetUsd allows.");
        }

        var readings = await InParallelAsync(chunks, ReadChunkAsync, cancellationToken);
        if (FirstUnavailable(readings) is { } unavailable)
        {
            return unavailable;
        }

        var all = readings.OfType<ChunkReading.Read>().ToArray();
        var unread = all.SelectMany(r => r.Unread).ToHashSet();
        var fault = all.Select(r => r.Fault).FirstOrDefault(f => f is not null);
        Claim[] notes = [.. all.SelectMany(r => r.Notes)];
        if (notes.Length == 0)
        {
            return new ModelResult<ModelReading>.Unusable(
                fault ?? "The model took no notes that the article supports."
            );
        }

        var digest = await MergeAsync(notes, chunkTokens, capacity, cancellationToken);
        return digest switch
        {
            ModelResult<DigestDraft>.Answer answer => new ModelResult<ModelReading>.Answer(
                new(
                    answer.Value,
                    new(article.Sentences.Count - unread.Count, article.Sentences.Count),
                    fault is null ? null : $"Parts of the article could not be read: {fault}"
                )
            ),
            ModelResult<DigestDraft>.Unavailable down => new ModelResult<ModelReading>.Unavailable(down.Reply),
            ModelResult<DigestDraft>.Unusable unusable => new ModelResult<ModelReading>.Unusable(unusable.Reason),
            _ => new ModelResult<ModelReading>.TooLong(),
        };
    }

    private async Task<ChunkReading> ReadChunkAsync(Chunk chunk, CancellationToken cancellationToken)
    {
        var lines = new StringBuilder();
        foreach (var slice in chunk.Slices)
        {
            ArticleFence.AppendLine(lines, slice.Id, article.Text.AsSpan(slice.Start, slice.Length));
        }

        var ids = chunk.Slices.Select(s => s.Id).ToHashSet();
        var request = NotesPrompt.For(fence.Enclose(lines), NotesPrompt.MostOf(chunk.Tokens), options.MaxOutputTokens);
        switch (await calls.AskAsync(request, a => ReadNotes(a, ids), account, cancellationToken))
        {
            case ModelResult<IReadOnlyList<Claim>>.Answer answer:
                return new ChunkReading.Read(await SupportedAsync(answer.Value), [], null);
            case ModelResult<IReadOnlyList<Claim>>.Unavailable unavailable:
                return new ChunkReading.Unavailable(unavailable.Reply);
            case ModelResult<IReadOnlyList<Claim>>.Unusable unusable:
                return new ChunkReading.Read([], [.. ids], unusable.Reason);
            default:
                if (ArticleChunker.Halve(article, chunk) is not { } halves)
                {
                    return new ChunkReading.Read([], [.. ids], "The model's window is too small.");
                }

                var both = await Task.WhenAll(
                    ReadChunkAsync(halves.First, cancellationToken),
                    ReadChunkAsync(halves.Second, cancellationToken)
                );
                return ChunkReading.Join(both[0], both[1]);
        }
    }

    private async Task<ModelResult<DigestDraft>> MergeAsync(
        Claim[] notes,
        long chunkTokens,
        long capacity,
        CancellationToken cancellationToken
    )
    {
        while (Notes.TokensOf(notes) > capacity)
        {
            var before = Notes.TokensOf(notes);
            var groups = Notes.Group(notes, Math.Min(chunkTokens, capacity));
            var merged = await InParallelAsync(groups, MergeGroupAsync, cancellationToken);
            if (FirstUnavailable(merged) is { } unavailable)
            {
                return new ModelResult<DigestDraft>.Unavailable(unavailable.Reply);
            }

            notes = [.. merged.OfType<ChunkReading.Read>().SelectMany(m => m.Notes)];
            if (Notes.TokensOf(notes) > before * LeastShrinkage)
            {
                notes = Notes.Shorten(notes, capacity, article.Language);
                break;
            }
        }

        while (true)
        {
            var ids = notes.SelectMany(n => n.Citations).ToHashSet();
            var request = DigestPrompt.For(limits, fence.Enclose(Notes.Lines(notes)), options.MaxOutputTokens);
            var asked = await calls.AskAsync(
                request,
                a => AnswerParser.ParseDigest(a, limits),
                account,
                cancellationToken
            );
            if (asked is not ModelResult<DigestDraft>.TooLong || notes.Length == 1)
            {
                return asked;
            }

            // More than the window holds after all: half as many, chosen without the model.
            notes = Notes.Shorten(notes, Notes.TokensOf(notes) / 2, article.Language);
        }
    }

    // Fewer notes in place of many; those that the model does not make fewer are chosen among.
    private async Task<ChunkReading> MergeGroupAsync(Claim[] group, CancellationToken cancellationToken)
    {
        var tokens = Notes.TokensOf(group);
        var ids = group.SelectMany(n => n.Citations).ToHashSet();
        var most = Math.Max(1, Math.Min(NotesPrompt.MostOf(tokens), group.Length / 2));
        var request = NotesPrompt.For(fence.Enclose(Notes.Lines(group)), most, options.MaxOutputTokens);
        var asked = await calls.AskAsync(request, a => ReadNotes(a, ids), account, cancellationToken);
        if (asked is ModelResult<IReadOnlyList<Claim>>.Unavailable unavailable)
        {
            return new ChunkReading.Unavailable(unavailable.Reply);
        }

        var merged = asked is ModelResult<IReadOnlyList<Claim>>.Answer answer ? await SupportedAsync(answer.Value) : [];
        return new ChunkReading.Read(
            merged.Count > 0 && Notes.TokensOf(merged) <= tokens * LeastShrinkage
                ? merged
                : Notes.Shorten(group, tokens / 2, article.Language),
            [],
            null
        );
    }

    // Notes that the article does not support go no further: nothing is built on them.
    private async Task<IReadOnlyList<Claim>> SupportedAsync(IReadOnlyList<Claim> notes) =>
        (await grounder).Ground(new(article.Title, article.Language, notes, [], [])).Content.Summary;

    private static ReadAnswer<IReadOnlyList<Claim>> ReadNotes(string answer, HashSet<int> ids)
    {
        var (notes, fault) = AnswerParser.ParseNotes(answer);
        if (notes is null)
        {
            return ReadAnswer<IReadOnlyList<Claim>>.Wrong(fault!);
        }

        Claim[] cited =
        [
            .. notes
                .Select(n => n with { Citations = [.. n.Citations.Where(ids.Contains)] })
                .Where(n => n.Citations.Count > 0),
        ];
        return cited.Length == 0 && notes.Count > 0
            ? ReadAnswer<IReadOnlyList<Claim>>.Wrong("Its notes cite no number of the given text.")
            : ReadAnswer<IReadOnlyList<Claim>>.Of(cited);
    }

    // Once one call finds the model gone, no further ones begin; those under way end, for their answers are paid for.
    private async Task<ChunkReading[]> InParallelAsync<T>(
        IReadOnlyList<T> items,
        Func<T, CancellationToken, Task<ChunkReading>> read,
        CancellationToken cancellationToken
    )
    {
        var readings = new ChunkReading[items.Count];
        var isGone = false;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, items.Count),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = options.MaxConcurrentCalls,
                CancellationToken = cancellationToken,
            },
            async (i, token) =>
            {
                if (!Volatile.Read(ref isGone))
                {
                    readings[i] = await read(items[i], token);
                    if (readings[i] is ChunkReading.Unavailable)
                    {
                        Volatile.Write(ref isGone, true);
                    }
                }
            }
        );
        return readings;
    }

    private static ModelResult<ModelReading>.Unavailable? FirstUnavailable(ChunkReading[] readings) =>
        readings.OfType<ChunkReading.Unavailable>().FirstOrDefault() is { } unavailable ? new(unavailable.Reply) : null;

    /// <summary>What became of a chunk.</summary>
    private abstract record ChunkReading
    {
        /// <summary>Both halves as one.</summary>
        public static ChunkReading Join(ChunkReading first, ChunkReading second) =>
            (first, second) switch
            {
                (Unavailable, _) => first,
                (_, Unavailable) => second,
                (Read a, Read b) => new Read([.. a.Notes, .. b.Notes], [.. a.Unread, .. b.Unread], a.Fault ?? b.Fault),
                _ => throw new InvalidOperationException("Unknown reading."),
            };

        /// <summary>The notes, the sentences that could not be read, and why.</summary>
        public sealed record Read(IReadOnlyList<Claim> Notes, IReadOnlyList<int> Unread, string? Fault) : ChunkReading;

        /// <summary>The model is not available.</summary>
        public sealed record Unavailable(ModelReply.Unavailable Reply) : ChunkReading;
    }
}
