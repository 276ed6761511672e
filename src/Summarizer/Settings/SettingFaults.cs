using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Summarizer.Settings;

/// <summary>
/// What is wrong with the names and values of a section, in sentences that name the setting. The binder of
/// Microsoft.Extensions.Configuration throws at the first, ignores some, and takes "5" for five days.
/// </summary>
internal static class SettingFaults
{
    /// <summary>The faults of a section that is bound to an options class.</summary>
    public static IEnumerable<string> Of(IConfigurationSection section, Type options, bool isPart = false) =>
        section
            .GetChildren()
            .SelectMany(setting =>
                Property(options, setting.Key) is { } property
                    ? OfSetting(setting, property.PropertyType, property.GetCustomAttribute<AllowedValuesAttribute>())
                : isPart ? []
                : [Unknown(setting, Names(options))]
            );

    /// <summary>The sentence for a name that nothing reads, with the name it may be meant for.</summary>
    public static string Unknown(IConfigurationSection setting, IEnumerable<string> known) =>
        Spelling.Nearest(setting.Key, known) is { } meant
            ? $"{setting.Path} is not a setting; is {setting.Path[..^setting.Key.Length]}{meant} meant?"
            : $"{setting.Path} is not a setting.";

    /// <summary>The names of the settings of an options class.</summary>
    public static IEnumerable<string> Names(Type options) =>
        options
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite || !IsValue(property.PropertyType))
            .Select(property => property.Name);

    private static PropertyInfo? Property(Type options, string name) =>
        Names(options).FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found
            ? options.GetProperty(found)
            : null;

    private static IEnumerable<string> OfSetting(
        IConfigurationSection setting,
        Type type,
        AllowedValuesAttribute? allowed = null
    )
    {
        if (IsValue(type))
        {
            return setting
                .GetChildren()
                .Select(child => $"{child.Path} is not a setting.")
                .Concat(
                    FormOf(setting.Value ?? "", type, allowed) is { } form ? [$"{setting.Path} must be {form}."] : []
                );
        }

        if (!string.IsNullOrEmpty(setting.Value))
        {
            return
            [
                $"{setting.Path} has no value of its own, only settings below it, such as {Example(setting, type)}.",
            ];
        }

        return type.IsGenericType
            ? setting.GetChildren().SelectMany(item => OfSetting(item, type.GenericTypeArguments[0])) // a list
            : Of(setting, type);
    }

    private static string Example(IConfigurationSection setting, Type type) =>
        $"{setting.Path}:{(type.IsGenericType ? "0" : Names(type).First())}";

    private static bool IsValue(Type type) =>
        type == typeof(string)
        || type == typeof(Uri)
        || type.IsValueType
        || Nullable.GetUnderlyingType(type) is not null;

    // What a value of this type looks like, with the one that does not; null if it does.
    private static string? FormOf(string value, Type type, AllowedValuesAttribute? allowed)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return value.Length == 0 ? null : FormOf(value, inner, allowed);
        }

        if (type.IsEnum)
        {
            var names = allowed?.Values.Select(one => $"{one}").ToArray() ?? Enum.GetNames(type);
            return names.Contains(value, StringComparer.OrdinalIgnoreCase) ? null : $"{OneOf(names)}, not '{value}'";
        }

        var form =
            type == typeof(bool) ? "true or false"
            : type == typeof(TimeSpan) ? "a duration such as 00:05:00 (hours:minutes:seconds) or 1.00:00:00 (a day)"
            : type == typeof(decimal) ? "a number such as 0.40"
            : type.IsValueType ? "a whole number"
            : null;
        return form is null || IsOf(value, type) ? null : $"{form}, not '{value}'";
    }

    // A duration without a colon would be days.
    private static bool IsOf(string value, Type type) =>
        type == typeof(TimeSpan)
            ? value.Contains(':') && TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out _)
            : TypeDescriptor.GetConverter(type).IsValid(value);

    public static string OneOf(string[] names) => $"{string.Join(", ", names[..^1])} or {names[^1]}";
}
