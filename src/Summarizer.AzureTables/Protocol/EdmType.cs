namespace Azure.Data.Tables.Protocol;

/// <summary>The types of the entity data model that JSON values are annotated with.</summary>
internal static class EdmType
{
    /// <summary>What follows a property's name in the name of its annotation.</summary>
    public const string Annotation = "@odata.type";

    public const string Binary = "Edm.Binary";
    public const string DateTime = "Edm.DateTime";
    public const string Double = "Edm.Double";
    public const string Guid = "Edm.Guid";
    public const string Int64 = "Edm.Int64";
}
