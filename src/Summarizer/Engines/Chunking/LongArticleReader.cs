using System.Text;
using Summarizer.Engines.Grounding;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.Prompts;
using Summarizer.Text.Articles;
using Summarizer.Text.Digests;

namespace Summarizer.Engines.Chunking;

/// <summary>Reads a long article: chunks in parallel into notes with its sentence numbers, then a digest of merged notes.</summary>
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
    // A merging round that leaves more than this share of the notes is the last: notes are then chosen without the model.
    private const double LeastShrinkage = 0.7;

    /// <summary>Both limits are estimated tokens of lines. A cancelled reading keeps the answers received so far.</summary>
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

        var read = await InParallelAsync(chunks, ReadChunkAsync, cancellationToken);
        return await read.ThenAsync(async notes =>
        {
            var all = ChunkNotes.Join(notes);
            if (all.Notes.Count == 0)
            {
                return new ModelResult<ModelReading>.Unusable(
                    all.Fault ?? "The model took no notes that the article supports."
                );
            }

            var digest = await DigestAsync([.. all.Notes], chunkTokens, capacity, cancellationToken);
            return digest.Map(draft => new ModelReading(
                draft,
                new(article.Sentences.Count - all.Unread.Distinct().Count(), article.Sentences.Count),
                all.Fault is null ? null : $"Parts of the article could not be read: {all.Fault}"
            ));
        });
    }

    private async Task<ModelResult<ChunkNotes>> ReadChunkAsync(Chunk chunk, CancellationToken cancellationToken)
    {
        var lines = new StringBuilder();
        foreach (var slice in chunk.Slices)
        {
            ArticleFence.AppendLine(lines, slice.Id, article.Text.AsSpan(slice.Start, slice.Length));
        }

        var ids = chunk.Slices.Select(s => s.Id).ToHashSet();
        var most = NotesPrompt.MostOf(chunk.Tokens);
        switch (await AskForNotesAsync(lines, most, ids, cancellationToken))
        {
            case ModelResult<IReadOnlyList<Claim>>.TooLong
                when ArticleChunker.Halve(article, chunk) is var (first, second):
                var halves = await Task.WhenAll(
                    ReadChunkAsync(first, cancellationToken),
                    ReadChunkAsync(second, cancellationToken)
                );
                return ModelResult.All(halves).Map(ChunkNotes.Join);
            case ModelResult<IReadOnlyList<Claim>>.TooLong:
                return Unread("The model's window is too small.");
            case ModelResult<IReadOnlyList<Claim>>.Unusable unusable:
                return Unread(unusable.Reason);
            case var notes:
                return notes.Map(n => new ChunkNotes(n, [], null));
        }

        ModelResult<ChunkNotes> Unread(string fault) => new ModelResult<ChunkNotes>.Answer(new([], [.. ids], fault));
    }

    // Notes that do not fit in one call are merged into fewer first.
    private async Task<ModelResult<DigestDraft>> DigestAsync(
        Claim[] notes,
        long chunkTokens,
        long capacity,
        CancellationToken cancellationToken
    )
    {
        var tokens = Notes.TokensOf(notes);
        if (tokens <= capacity)
        {
            return await DigestNotesAsync(notes, cancellationToken);
        }

        var groups = Notes.Group(notes, Math.Min(chunkTokens, capacity));
        var merged = await InParallelAsync(groups, MergeGroupAsync, cancellationToken);
        return await merged.ThenAsync(all =>
        {
            Claim[] fewer = [.. all.SelectMany(n => n)];
            return Notes.TokensOf(fewer) > tokens * LeastShrinkage
                ? DigestNotesAsync(Notes.Shorten(fewer, capacity, article.Language), cancellationToken)
                : DigestAsync(fewer, chunkTokens, capacity, cancellationToken);
        });
    }

    private async Task<ModelResult<DigestDraft>> DigestNotesAsync(Claim[] notes, CancellationToken cancellationToken)
    {
        while (true)
        {
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

            // Too long for the window after all: half of them, chosen without the model.
            notes = Notes.Shorten(notes, Notes.TokensOf(notes) / 2, article.Language);
        }
    }

    // Where the model does not shorten the notes, some are chosen without it.
    private async Task<ModelResult<IReadOnlyList<Claim>>> MergeGroupAsync(
        Claim[] group,
        CancellationToken cancellationToken
    )
    {
        var tokens = Notes.TokensOf(group);
        var ids = group.SelectMany(n => n.Citations).ToHashSet();
        var most = Math.Max(1, Math.Min(NotesPrompt.MostOf(tokens), group.Length / 2));
        var merged = await AskForNotesAsync(Notes.Lines(group), most, ids, cancellationToken);
        return merged
            .Or([])
            .Map(notes =>
                notes.Count > 0 && Notes.TokensOf(notes) <= tokens * LeastShrinkage
                    ? notes
                    : Notes.Shorten(group, tokens / 2, article.Language)
            );
    }

    // Notes that the article does not support are left out: nothing is built on them.
    private async Task<ModelResult<IReadOnlyList<Claim>>> AskForNotesAsync(
        StringBuilder lines,
        int most,
        HashSet<int> ids,
        CancellationToken cancellationToken
    )
    {
        var request = NotesPrompt.For(fence.Enclose(lines), most, options.MaxOutputTokens);
        var asked = await calls.AskAsync(request, a => AnswerParser.ParseNotes(a, ids), account, cancellationToken);
        var check = await grounder;
        return asked.Map(notes => check.Ground(new(article.Title, article.Language, notes, [], [])).Content.Summary);
    }

    // Once a call finds the model unavailable, no more calls start; those in flight finish, since they are paid for.
    private async Task<ModelResult<IReadOnlyList<TRead>>> InParallelAsync<T, TRead>(
        IReadOnlyList<T> items,
        Func<T, CancellationToken, Task<ModelResult<TRead>>> read,
        CancellationToken cancellationToken
    )
    {
        var results = new ModelResult<TRead>?[items.Count];
        var isUnavailable = false;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, items.Count),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = options.MaxConcurrentCalls,
                CancellationToken = cancellationToken,
            },
            async (i, token) =>
            {
                if (!Volatile.Read(ref isUnavailable))
                {
                    results[i] = await read(items[i], token);
                    if (results[i] is ModelResult<TRead>.Unavailable)
                    {
                        Volatile.Write(ref isUnavailable, true);
                    }
                }
            }
        );
        return ModelResult.All([.. results.OfType<ModelResult<TRead>>()]);
    }

    /// <summary>The notes on one chunk or several, the sentences that could not be read, and why.</summary>
    private sealed record ChunkNotes(IReadOnlyList<Claim> Notes, IReadOnlyList<int> Unread, string? Fault)
    {
        public static ChunkNotes Join(IReadOnlyList<ChunkNotes> all) =>
            new(
                [.. all.SelectMany(c => c.Notes)],
                [.. all.SelectMany(c => c.Unread)],
                all.Select(c => c.Fault).FirstOrDefault(f => f is not null)
            );
    }
}
