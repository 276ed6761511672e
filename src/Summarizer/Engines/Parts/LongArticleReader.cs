using System.Text;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.Prompts;
using Summarizer.Text.Articles;
using Summarizer.Text.Digests;

namespace Summarizer.Engines.Parts;

/// <summary>
/// Reads an article that does not fit in one call: its parts in parallel, into notes that keep the article's own
/// sentence numbers; then a digest of the notes, merged before in as few rounds as make them fit.
/// </summary>
internal sealed class LongArticleReader(
    StructuredCalls calls,
    ModelOptions options,
    DigestShape shape,
    ArticleText article,
    ArticleFence fence,
    Task<ArticleGrounder> grounder,
    ArticleAccount account
)
{
    // A round of merging that saves less than this does not count as one: the extractive engine shortens instead.
    private const double LeastShrinkage = 0.7;

    /// <summary>Reads the article in parts of at most <paramref name="partTokens"/>.</summary>
    /// <param name="partTokens">The most estimated tokens of a part's lines.</param>
    /// <param name="capacity">The most estimated tokens of lines that fit in one call.</param>
    /// <param name="cancellationToken">Gives up; answers that are there are kept.</param>
    public async Task<Asked<Reading>> ReadAsync(long partTokens, long capacity, CancellationToken cancellationToken)
    {
        var parts = PartSplitter.Split(article, partTokens);
        if (!account.CanAffordInput(parts.Sum(p => p.Tokens)))
        {
            return new Asked<Reading>.Unusable("The article costs more than Model:ArticleBudgetUsd allows.");
        }

        var readings = await InParallelAsync(parts, ReadPartAsync, cancellationToken);
        if (FirstUnavailable(readings) is { } unavailable)
        {
            return unavailable;
        }

        var all = readings.OfType<PartReading.Read>().ToArray();
        var unread = all.SelectMany(r => r.Unread).ToHashSet();
        var fault = all.Select(r => r.Fault).FirstOrDefault(f => f is not null);
        Claim[] notes = [.. all.SelectMany(r => r.Notes)];
        if (notes.Length == 0)
        {
            return new Asked<Reading>.Unusable(fault ?? "The model took no notes that the article supports.");
        }

        var digest = await MergeAsync(notes, partTokens, capacity, cancellationToken);
        return digest switch
        {
            Asked<Draft>.Answer answer => new Asked<Reading>.Answer(
                new(
                    answer.Value,
                    new(article.Sentences.Count - unread.Count, article.Sentences.Count),
                    fault is null ? null : $"Parts of the article could not be read: {fault}"
                )
            ),
            Asked<Draft>.Unavailable down => new Asked<Reading>.Unavailable(down.Reply),
            Asked<Draft>.Unusable unusable => new Asked<Reading>.Unusable(unusable.Reason),
            _ => new Asked<Reading>.TooLong(),
        };
    }

    private async Task<PartReading> ReadPartAsync(Part part, CancellationToken cancellationToken)
    {
        var lines = new StringBuilder();
        foreach (var slice in part.Slices)
        {
            ArticleFence.AppendLine(lines, slice.Id, article.Text.AsSpan(slice.Start, slice.Length));
        }

        var ids = part.Slices.Select(s => s.Id).ToHashSet();
        var request = NotesPrompt.For(fence.Enclose(lines), NotesPrompt.MostOf(part.Tokens), options.MaxOutputTokens);
        switch (await calls.AskAsync(request, a => ReadNotes(a, ids), account, cancellationToken))
        {
            case Asked<IReadOnlyList<Claim>>.Answer answer:
                return new PartReading.Read(await SupportedAsync(answer.Value), [], null);
            case Asked<IReadOnlyList<Claim>>.Unavailable unavailable:
                return new PartReading.Unavailable(unavailable.Reply);
            case Asked<IReadOnlyList<Claim>>.Unusable unusable:
                return new PartReading.Read([], [.. ids], unusable.Reason);
            default:
                if (PartSplitter.Halve(article, part) is not { } halves)
                {
                    return new PartReading.Read([], [.. ids], "The model's window is too small.");
                }

                var both = await Task.WhenAll(
                    ReadPartAsync(halves.First, cancellationToken),
                    ReadPartAsync(halves.Second, cancellationToken)
                );
                return PartReading.Join(both[0], both[1]);
        }
    }

    private async Task<Asked<Draft>> MergeAsync(
        Claim[] notes,
        long partTokens,
        long capacity,
        CancellationToken cancellationToken
    )
    {
        while (Notes.TokensOf(notes) > capacity)
        {
            var before = Notes.TokensOf(notes);
            var groups = Notes.Group(notes, Math.Min(partTokens, capacity));
            var merged = await InParallelAsync(groups, MergeGroupAsync, cancellationToken);
            if (FirstUnavailable(merged) is { } unavailable)
            {
                return new Asked<Draft>.Unavailable(unavailable.Reply);
            }

            notes = [.. merged.OfType<PartReading.Read>().SelectMany(m => m.Notes)];
            if (Notes.TokensOf(notes) > before * LeastShrinkage)
            {
                notes = Notes.Shorten(notes, capacity, article.Language);
                break;
            }
        }

        while (true)
        {
            var ids = notes.SelectMany(n => n.Citations).ToHashSet();
            var request = DigestPrompt.For(shape, fence.Enclose(Notes.Lines(notes)), options.MaxOutputTokens);
            var asked = await calls.AskAsync(request, a => AnswerReader.Digest(a, shape), account, cancellationToken);
            if (asked is not Asked<Draft>.TooLong || notes.Length == 1)
            {
                return asked;
            }

            // More than the window holds after all: half as many, chosen without the model.
            notes = Notes.Shorten(notes, Notes.TokensOf(notes) / 2, article.Language);
        }
    }

    // Fewer notes in place of many; those that the model does not make fewer are chosen among.
    private async Task<PartReading> MergeGroupAsync(Claim[] group, CancellationToken cancellationToken)
    {
        var tokens = Notes.TokensOf(group);
        var ids = group.SelectMany(n => n.Citations).ToHashSet();
        var most = Math.Max(1, Math.Min(NotesPrompt.MostOf(tokens), group.Length / 2));
        var request = NotesPrompt.For(fence.Enclose(Notes.Lines(group)), most, options.MaxOutputTokens);
        var asked = await calls.AskAsync(request, a => ReadNotes(a, ids), account, cancellationToken);
        if (asked is Asked<IReadOnlyList<Claim>>.Unavailable unavailable)
        {
            return new PartReading.Unavailable(unavailable.Reply);
        }

        var merged = asked is Asked<IReadOnlyList<Claim>>.Answer answer ? await SupportedAsync(answer.Value) : [];
        return new PartReading.Read(
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
        var (notes, fault) = AnswerReader.Notes(answer);
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
    private async Task<PartReading[]> InParallelAsync<T>(
        IReadOnlyList<T> items,
        Func<T, CancellationToken, Task<PartReading>> read,
        CancellationToken cancellationToken
    )
    {
        var readings = new PartReading[items.Count];
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
                    if (readings[i] is PartReading.Unavailable)
                    {
                        Volatile.Write(ref isGone, true);
                    }
                }
            }
        );
        return readings;
    }

    private static Asked<Reading>.Unavailable? FirstUnavailable(PartReading[] readings) =>
        readings.OfType<PartReading.Unavailable>().FirstOrDefault() is { } unavailable ? new(unavailable.Reply) : null;

    /// <summary>What became of a part.</summary>
    private abstract record PartReading
    {
        /// <summary>Both halves as one.</summary>
        public static PartReading Join(PartReading first, PartReading second) =>
            (first, second) switch
            {
                (Unavailable, _) => first,
                (_, Unavailable) => second,
                (Read a, Read b) => new Read([.. a.Notes, .. b.Notes], [.. a.Unread, .. b.Unread], a.Fault ?? b.Fault),
                _ => throw new InvalidOperationException("Unknown reading."),
            };

        /// <summary>The notes, the sentences that could not be read, and why.</summary>
        public sealed record Read(IReadOnlyList<Claim> Notes, IReadOnlyList<int> Unread, string? Fault) : PartReading;

        /// <summary>The model is not available.</summary>
        public sealed record Unavailable(ModelReply.Unavailable Reply) : PartReading;
    }
}
