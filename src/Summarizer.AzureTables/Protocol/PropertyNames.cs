using System.Text.Json;

namespace Azure.Data.Tables.Protocol;

/// <summary>
/// The property names of one answer. The entities of a page mostly have the same names in the same order, so that each
/// name is made into a string once and found again by looking where the last one was.
/// </summary>
internal sealed class PropertyNames
{
    // Of entities that share nothing, the later names are not looked for.
    private const int MostNames = 64;

    private readonly List<string> _names = [];
    private int _next;

    public string Read(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < _names.Count; i++)
        {
            var at = (_next + i) % _names.Count;
            if (reader.ValueTextEquals(_names[at]))
            {
                _next = at + 1;
                return _names[at];
            }
        }

        var name = reader.GetString()!;
        if (_names.Count < MostNames)
        {
            _names.Add(name);
            _next = _names.Count;
        }

        return name;
    }
}
