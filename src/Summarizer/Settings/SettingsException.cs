namespace Summarizer.Settings;

/// <summary>Settings are wrong. The message has a sentence for each, which names it.</summary>
public sealed class SettingsException(IEnumerable<string> faults)
    : Exception(string.Join(Environment.NewLine, faults.Distinct(StringComparer.Ordinal)));
