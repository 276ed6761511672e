namespace Summarizer.Server.Azurite;

/// <summary>The "Azurite" section of configuration: the storage emulator that the server starts for you.</summary>
internal sealed class AzuriteOptions
{
    /// <summary>
    /// Whether to start Azurite when <c>Storage:ConnectionString</c> means the emulator of this machine and nothing listens
    /// on its ports. Default: true.
    /// </summary>
    public bool Start { get; set; } = true;

    /// <summary>Where Azurite keeps its data. Default: <c>.azurite</c> in the folder that holds <c>package.json</c>.</summary>
    public string? Location { get; set; }
}
