using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Summarizer.Settings;

/// <summary>The sections of the configuration that the service reads.</summary>
internal sealed class SectionNames
{
    private const int LeastLetters = 5; // of a name that one in the environment may be meant for

    // Of the host; Storage keeps the connections of the Functions host apart from ours.
    private static readonly string[] OfHost = ["Logging", "Kestrel", "ConnectionStrings"];

    /// <summary>By name, with the class of its settings.</summary>
    public Dictionary<string, Type> Read { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Refuses what nothing reads. In a file that is any other section. The environment has variables of other programs too: there
    /// it is a section with nearly the name of one of ours, and a setting of that one.
    /// </summary>
    public sealed class Check(IConfiguration configuration) : IValidateOptions<SectionNames>
    {
        /// <inheritdoc />
        public ValidateOptionsResult Validate(string? name, SectionNames options)
        {
            List<string> faults =
            [
                .. UnknownSections(options.Read),
                .. UnknownLevels(configuration.GetSection("Logging")),
            ];
            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }

        private IEnumerable<string> UnknownSections(Dictionary<string, Type> read)
        {
            string[] known = [.. read.Keys, .. OfHost];
            var inFiles = InFiles();
            return configuration
                .GetChildren()
                .Where(section => section.GetChildren().Any())
                .Where(section => !known.Contains(section.Key, StringComparer.OrdinalIgnoreCase))
                .Where(section => inFiles.Contains(section.Key) || IsMisspelt(section, read))
                .Select(section => SettingFaults.Unknown(section, known));
        }

        private HashSet<string> InFiles() =>
            configuration is IConfigurationRoot root
                ?
                [
                    .. root
                        .Providers.OfType<JsonConfigurationProvider>()
                        .SelectMany(file => file.GetChildKeys([], parentPath: null)),
                ]
                : [];

        // "App" is no "Api": in a short name another letter makes another word.
        private static bool IsMisspelt(IConfigurationSection section, Dictionary<string, Type> read) =>
            Spelling.Nearest(section.Key, read.Keys.Where(name => name.Length >= LeastLetters)) is { } meant
            && char.ToUpperInvariant(meant[0]) == char.ToUpperInvariant(section.Key[0])
            && SettingFaults
                .Names(read[meant])
                .Intersect(section.GetChildren().Select(setting => setting.Key), StringComparer.OrdinalIgnoreCase)
                .Any();

        // Microsoft.Extensions.Logging throws while the host is built, and does not say of which category.
        private static IEnumerable<string> UnknownLevels(IConfigurationSection logging) =>
            logging
                .AsEnumerable()
                .Where(setting =>
                    setting.Key.Contains(":LogLevel:", StringComparison.OrdinalIgnoreCase)
                    && !Enum.GetNames<LogLevel>().Contains(setting.Value, StringComparer.OrdinalIgnoreCase)
                )
                .Select(setting =>
                    $"{setting.Key} must be {SettingFaults.OneOf(Enum.GetNames<LogLevel>())}, not '{setting.Value}'."
                );
    }
}
