namespace Summarizer.Api.Access;

/// <summary>What a head knows about who can reach it; not a setting of the user's.</summary>
public sealed class AccessOptions
{
    /// <summary>
    /// Whether something in front of the service admits callers: the Functions host with its function keys. Then a caller
    /// without one of our keys may do everything if none is configured, and nothing but what its key opens if some are.
    /// </summary>
    public bool HostAdmits { get; set; }
}
