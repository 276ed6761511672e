using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Summarizer.Text.Languages;

namespace Summarizer.Page;

/// <summary>The embedded files of the page. URLs hold the version of the whole: cached for good, but for the page itself.</summary>
internal sealed class PageFiles
{
    private const string Folder = "Summarizer.Page/";
    private const string IndexName = "index.html";

    private readonly FrozenDictionary<string, PageFile> _files;

    private PageFiles(string version, PageFile index, FrozenDictionary<string, PageFile> files)
    {
        Version = version;
        Index = index;
        _files = files;
    }

    /// <summary>Names the content of all files together.</summary>
    public string Version { get; }

    /// <summary>The page that loads the others.</summary>
    public PageFile Index { get; }

    public static PageFiles Load()
    {
        var contents = typeof(PageFiles)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToDictionary(name => name[Folder.Length..].Replace('\\', '/'), Read);
        var version = VersionOf(contents);
        var index = Encoding
            .UTF8.GetString(contents[IndexName])
            .Replace("{{version}}", version, StringComparison.Ordinal)
            .Replace("{{languages}}", string.Join(' ', LanguageDetector.Codes), StringComparison.Ordinal);
        return new(
            version,
            new PageFile("text/html; charset=utf-8", Encoding.UTF8.GetBytes(index)),
            contents
                .Where(file => file.Key != IndexName)
                .ToFrozenDictionary(file => file.Key, file => new PageFile(TypeOf(file.Key), file.Value))
        );
    }

    public PageFile? Find(string path) => _files.GetValueOrDefault(path);

    private static byte[] Read(string name)
    {
        using var resource = typeof(PageFiles).Assembly.GetManifestResourceStream(name)!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }

    private static string VersionOf(Dictionary<string, byte[]> contents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, content) in contents.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }

    private static string TypeOf(string path) =>
        Path.GetExtension(path) switch
        {
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml; charset=utf-8",
            var other => throw new InvalidOperationException($"The page has a file of an unknown type: {other}"),
        };
}
