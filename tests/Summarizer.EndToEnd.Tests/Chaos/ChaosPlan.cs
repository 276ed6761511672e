namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>How much chaos there is.</summary>
/// <param name="Servers">How many servers work on the one storage account.</param>
/// <param name="Uploads">How many times something is uploaded, overwritten, duplicated or deleted.</param>
/// <param name="Kills">How many times one of the servers is killed with SIGKILL.</param>
/// <param name="OutageDelay">How many times storage is stopped and started again.</param>
/// <param name="Stalls">How many times one of the servers is stopped with SIGSTOP for longer than its lease.</param>
internal sealed record ChaosPlan(int Servers, int Uploads, int Kills, int OutageDelay, int Stalls)
{
    /// <summary>Whether an event that happens this many times during the uploads happens after this one.</summary>
    public bool IsTimeFor(int times, int number) =>
        times > 0 && number * times / Uploads > (number - 1) * times / Uploads;
}
