namespace Summarizer.Testing;

/// <summary>A clock that is ahead or behind; it and its timers run at normal speed.</summary>
public sealed class ShiftedTime(TimeSpan ahead) : TimeProvider
{
    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
