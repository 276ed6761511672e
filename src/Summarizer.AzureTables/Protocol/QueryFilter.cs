using System.Globalization;

namespace Azure.Data.Tables.Protocol;

/// <summary>Values as literals of OData filters.</summary>
internal static class QueryFilter
{
    public static string Create(FormattableString filter) =>
        string.Format(CultureInfo.InvariantCulture, filter.Format, [.. filter.GetArguments().Select(Literal)]);

    private static string Literal(object? value) =>
        value switch
        {
            string text => Quote(text),
            char character => Quote(character.ToString()),
            bool truth => truth ? "true" : "false",
            int number => number.ToString(CultureInfo.InvariantCulture),
            long number => string.Create(CultureInfo.InvariantCulture, $"{number}L"),
            double number when double.IsFinite(number) => Decimal(number),
            DateTimeOffset time => Time(time.UtcDateTime),
            DateTime time => Time(time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time),
            Guid id => $"guid'{id:D}'",
            byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
            BinaryData bytes => $"X'{Convert.ToHexString(bytes.ToMemory().Span)}'",
            null => throw new ArgumentNullException(nameof(value), "Table storage has no nulls to compare with."),
            _ => throw new ArgumentException($"A {value.GetType()} is no value of Table storage.", nameof(value)),
        };

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // Without a point or an exponent it would be a whole number.
    private static string Decimal(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') < 0 ? $"{text}.0" : text;
    }

    private static string Time(DateTime utc) =>
        $"datetime'{utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture)}'";
}
