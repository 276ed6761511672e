namespace Summarizer.Server.Uploads;

/// <summary>Which files and addresses to upload, under which names.</summary>
internal static class UploadPlan
{
    /// <summary>One article.</summary>
    /// <param name="Source">The file, or the address that the server fetches it from.</param>
    /// <param name="Name">Its name; of an address, which the server names, the address.</param>
    /// <param name="IsAddress">Whether it is an address.</param>
    public sealed record Item(string Source, string Name, bool IsAddress = false);

    /// <summary>
    /// Web addresses as they are, and the files at paths: a file under its own name, a folder's files under the folder's name
    /// and their path in it, without hidden files.
    /// </summary>
    /// <exception cref="StartException">A path does not exist, or two files would get the same name.</exception>
    public static IReadOnlyList<Item> Of(IEnumerable<string> paths)
    {
        Item[] items =
        [
            .. paths
                .SelectMany(path => IsAddress(path) ? [new Item(path, path, IsAddress: true)] : Files(path))
                .DistinctBy(item => item.IsAddress ? item.Source : Path.GetFullPath(item.Source)),
        ];
        foreach (var same in items.GroupBy(item => item.Name).Where(g => g.Skip(1).Any()))
        {
            throw new StartException(
                $"{string.Join(" and ", same.Select(item => item.Source))} would both be named {same.Key}. "
                    + "Upload their parent folder instead.",
                ExitCode.Misused
            );
        }

        return items;
    }

    /// <summary>The files at a path.</summary>
    /// <exception cref="StartException">There are none.</exception>
    public static IReadOnlyList<Item> Files(string path)
    {
        if (File.Exists(path))
        {
            return [new(path, Path.GetFileName(path))];
        }

        if (!Directory.Exists(path))
        {
            throw new StartException($"{path} does not exist.", ExitCode.Misused);
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
        return items.Length > 0 ? items : throw new StartException($"{path} contains no files.", ExitCode.Misused);
    }

    private static bool IsAddress(string path) =>
        path.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static string ArticleName(string relativePath) => relativePath.Replace(Path.DirectorySeparatorChar, '/');
}
