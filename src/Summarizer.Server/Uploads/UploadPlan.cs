namespace Summarizer.Server.Uploads;

/// <summary>Which files to upload under which names.</summary>
internal static class UploadPlan
{
    /// <summary>One file and the name of its article.</summary>
    public sealed record Item(string File, string Name);

    /// <summary>
    /// The files at <paramref name="paths"/>: a file under its own name, a folder's files under the folder's name and their
    /// path in it, without hidden files.
    /// </summary>
    /// <exception cref="StartException">A path does not exist, or two files would get the same name.</exception>
    public static IReadOnlyList<Item> Of(IEnumerable<string> paths)
    {
        Item[] items = [.. paths.SelectMany(Items).DistinctBy(item => Path.GetFullPath(item.File))];
        foreach (var same in items.GroupBy(item => item.Name).Where(g => g.Skip(1).Any()))
        {
            throw new StartException(
                $"{string.Join(" and ", same.Select(item => item.File))} would both be named {same.Key}. "
                    + "Upload their parent folder instead."
            );
        }

        return items;
    }

    private static IEnumerable<Item> Items(string path)
    {
        if (File.Exists(path))
        {
            return [new(path, Path.GetFileName(path))];
        }

        if (!Directory.Exists(path))
        {
            throw new StartException($"{path} does not exist.");
        }

        var folder = Path.GetFullPath(path);
        var above = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)) ?? folder;
        var everything = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        };
        Item[] items =
        [
            .. Directory
                .EnumerateFiles(folder, "*", everything)
                .Order(StringComparer.Ordinal)
                .Select(file => new Item(file, ArticleName(Path.GetRelativePath(above, file)))),
        ];
        return items.Length > 0 ? items : throw new StartException($"{path} contains no files.");
    }

    private static string ArticleName(string relativePath) => relativePath.Replace(Path.DirectorySeparatorChar, '/');
}
