namespace Summarizer.Testing;

/// <summary>The clock of a machine that is set wrong. It runs as fast as any other, and so do its timers.</summary>
public sealed class ShiftedTime(TimeSpan ahead) : TimeProvider
{
    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
