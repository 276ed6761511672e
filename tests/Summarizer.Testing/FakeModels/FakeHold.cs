namespace Summarizer.Testing.FakeModels;

/// <summary>Holds back the answers of a <see cref="FakeModel"/> until it is disposed.</summary>
public sealed class FakeHold : IDisposable
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<FakeHold> _onRelease;

    internal FakeHold(Action<FakeHold> onRelease) => _onRelease = onRelease;

    /// <inheritdoc />
    public void Dispose()
    {
        _onRelease(this);
        _released.TrySetResult();
    }

    internal Task ReleasedAsync(CancellationToken cancellationToken) => _released.Task.WaitAsync(cancellationToken);
}
