using Summarizer.Engines;
using Summarizer.Engines.LanguageModels;
using Summarizer.Engines.Prompts;
using Summarizer.Text.Articles;

namespace Summarizer.Tests.Processing;

/// <summary>An extractive engine that waits in the middle of its work until the test lets it go on, or fails as told.</summary>
public sealed class StallingEngine : IDigestEngine
{
    private readonly ExtractiveDigestEngine _engine = new(new DigestLimits());
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Fingerprint => _engine.Fingerprint;

    /// <summary>Completes when an article has reached the engine.</summary>
    public Task Begun => _begun.Task;

    /// <summary>What the engine answers in place of a digest, if anything.</summary>
    public Func<EngineOutcome>? Answer { get; set; }

    /// <summary>How many articles have reached the engine.</summary>
    public int Calls { get; private set; }

    /// <summary>A digest of nothing in particular, in place of the one that the engine would write.</summary>
    public static EngineOutcome StandIn(string note, TimeSpan improveAfter) =>
        new EngineOutcome.Completed(
            new(
                new("A title", "en", [], [], []),
                new(0, 0, 1, 0),
                new(1, 1),
                new EngineInfo("extractive", Note: note),
                Usage.None
            )
        )
        {
            ImproveAfter = improveAfter,
        };

    public void Release() => _released.TrySetResult();

    public async Task<EngineOutcome> DigestAsync(ArticleText article, CancellationToken cancellationToken)
    {
        Calls++;
        _begun.TrySetResult();
        await _released.Task.WaitAsync(cancellationToken);
        return Answer?.Invoke() ?? await _engine.DigestAsync(article, cancellationToken);
    }
}
