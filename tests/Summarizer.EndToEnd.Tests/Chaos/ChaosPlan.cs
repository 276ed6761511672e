namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>How much chaos there is.</summary>
/// <param name="Uploads">How many times something is uploaded, overwritten, duplicated or deleted.</param>
/// <param name="Kills">How many times the server is killed with SIGKILL.</param>
/// <param name="Outages">How many times storage is stopped and started again.</param>
internal sealed record ChaosPlan(int Uploads, int Kills, int Outages);
