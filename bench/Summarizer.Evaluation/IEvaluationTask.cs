using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Summarizer.Evaluation;

/// <summary>One kind of prediction that a scorer can judge. Adding one: a class, and its line in <see cref="Tasks"/>.</summary>
internal interface IEvaluationTask
{
    /// <summary>Predicts for one item of the input; the program adds the item's <c>id</c> to the answer.</summary>
    /// <param name="item">The line of the input, an object.</param>
    /// <exception cref="FormatException">The item lacks what the task needs.</exception>
    JsonObject Predict(JsonObject item);

    /// <summary>What the task itself can say of all items, in a line; null for a task that has a scorer outside.</summary>
    string? Summary() => null;
}

/// <summary>What a task knows about its run.</summary>
/// <param name="InputFolder">The folder of the input file: paths inside items are relative to it.</param>
/// <param name="Options">The <c>--name value</c> pairs of the command line, without the dashes.</param>
internal sealed record TaskSettings(string InputFolder, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>The bytes of a file that an item names, which is stored with gzip.</summary>
    public byte[] Unzip(string path)
    {
        using var file = File.OpenRead(Path.Combine(InputFolder, path));
        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        unzipped.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>A whole-number option, or its default.</summary>
    public int Number(string name, int fallback) =>
        Options.TryGetValue(name, out var text)
            ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
            : fallback;
}

/// <summary>Reads what items hold.</summary>
internal static class Items
{
    /// <summary>A string member that must be there.</summary>
    public static string Text(this JsonObject item, string name) =>
        item[name] is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : throw new FormatException($"no string \"{name}\"");
}
