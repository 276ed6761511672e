namespace Summarizer.Server.Azurite;

/// <summary>The "Azurite" section of configuration: the storage emulator.</summary>
internal sealed class AzuriteOptions
{
    /// <summary>Whether to start Azurite when storage is the emulator here and its ports are free.</summary>
    public bool Start { get; set; } = true;

    /// <summary>
    /// Where Azurite keeps its data. Default: <c>.azurite</c> in the folder that holds <c>package.json</c>. One on other
    /// ports than the usual ones is started only if this is set.
    /// </summary>
    public string? Location { get; set; }
}
