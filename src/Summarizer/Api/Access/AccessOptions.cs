namespace Summarizer.Api.Access;

/// <summary>What a head knows about who can reach it; not a user setting.</summary>
public sealed class AccessOptions
{
    /// <summary>
    /// Whether something in front of the service admits callers: the Functions host with its function keys. Then callers may do
    /// everything if no keys of ours are configured, and only what their key allows otherwise.
    /// </summary>
    public bool HostAdmits { get; set; }
}
