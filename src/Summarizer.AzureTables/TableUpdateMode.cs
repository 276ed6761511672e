namespace Azure.Data.Tables;

/// <summary>What a write does to the properties that the stored entity has and the written one lacks.</summary>
public enum TableUpdateMode
{
    /// <summary>They stay.</summary>
    Merge = 0,

    /// <summary>They go: the stored entity becomes the written one.</summary>
    Replace = 1,
}
