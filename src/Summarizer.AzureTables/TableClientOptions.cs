using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>
/// How clients of the Table service talk: retries, timeouts, transport and diagnostics, as with every Azure client.
/// </summary>
public class TableClientOptions : ClientOptions
{
    // The first version that takes tokens of Microsoft Entra ID.
    internal const string Version = "2020-12-06";

    /// <summary>Options with the retries and timeouts that all Azure clients start from.</summary>
    public TableClientOptions()
    {
        foreach (var header in new[] { "x-ms-version", "x-ms-error-code", "DataServiceVersion", "Preference-Applied" })
        {
            Diagnostics.LoggedHeaderNames.Add(header);
        }

        foreach (var parameter in new[] { "$select", "$top" })
        {
            Diagnostics.LoggedQueryParameters.Add(parameter);
        }
    }
}
