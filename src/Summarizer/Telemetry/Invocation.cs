using System.Diagnostics;

namespace Summarizer.Telemetry;

/// <summary>The run of a function that work belongs to, if the Functions worker named one.</summary>
internal static class Invocation
{
    /// <summary>The attribute that holds its id, by the semantic conventions.</summary>
    public const string Tag = "faas.invocation_id";

    /// <summary>Its id: of the activity itself, or of the nearest above it in this process. Null if there is none.</summary>
    public static string? Of(Activity? activity)
    {
        for (; activity is not null; activity = activity.Parent)
        {
            if (activity.GetTagItem(Tag) is string id)
            {
                return id;
            }
        }

        return null;
    }
}
